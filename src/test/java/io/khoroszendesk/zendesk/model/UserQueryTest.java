package io.khoroszendesk.zendesk.model;

import static io.khoroszendesk.Generate.joined;
import static io.khoroszendesk.Generate.list;
import static io.khoroszendesk.Generate.oneOf;
import static io.khoroszendesk.Generate.text;
import static io.khoroszendesk.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.instancio.generator.Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserQueryTest {

    private static final String TERM = " [a-z_]+:\"[^\":*<>()\\\\\\p{Cntrl}]+\"";
    private static final Pattern QUERY = Pattern.compile("role:end-user(?:" + TERM + ")*");
    private static final Generator<String> HOSTILE = joined(
            20,
            text(5),
            oneOf(
                    "\"",
                    "'",
                    "\\",
                    ":",
                    "*",
                    "-",
                    "+",
                    "#",
                    "@",
                    "(",
                    ")",
                    "<",
                    ">",
                    "=",
                    "/",
                    ".",
                    "&",
                    "_",
                    " ",
                    "\t",
                    "\n",
                    "\r",
                    "\u0000",
                    "\u00a0",
                    "\u200b",
                    "\u202e",
                    "\u201c",
                    "\uff02",
                    "\uff1a",
                    "\u0301",
                    "\ud83d",
                    "🚀",
                    "a",
                    "é",
                    "漢",
                    "7",
                    "role:admin",
                    " OR ",
                    " AND ",
                    " NOT ",
                    "none",
                    "type:ticket",
                    "\" role:\"agent"));

    @Test
    void demands_are_quoted_and_joined() {
        assertThat(UserQuery.customers()
                        .and("email", "jane@example.com")
                        .and("name", "Jane Quill")
                        .text())
                .isEqualTo("role:end-user email:\"jane@example.com\" name:\"Jane Quill\"");
    }

    @Test
    void one_of_several_values_repeats_the_keyword() {
        assertThat(UserQuery.customers()
                        .andAny("phone", List.of("+4930123456", "030123456", "030123456"))
                        .text())
                .isEqualTo("role:end-user phone:\"+4930123456\" phone:\"030123456\"");
    }

    @Test
    void anybody_may_be_an_agent() {
        assertThat(UserQuery.anybody().and("email", "agent@acme.example").text())
                .isEqualTo("email:\"agent@acme.example\"");
    }

    @Test
    void a_query_without_demands_is_empty() {
        assertThat(UserQuery.customers().isEmpty()).isTrue();
        assertThat(UserQuery.customers().and("name", " * \" - ").isEmpty()).isTrue();
        assertThat(UserQuery.customers().and("name", "jane").isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'Jane \" role:admin', Jane role admin",
        "'jane* OR -role:end-user', jane OR role end-user",
        "'-jane', jane",
        "'+-jane', jane",
        "'-+-jane', jane",
        "'--jane - quill', jane quill",
        "'jane\\\" or \\\"x', jane or x",
        "'created>2020-01-01', created 2020-01-01",
        "'(jane)', jane",
        "'O''Neil-Quill', O'Neil-Quill",
        "'jane.q+shop@example.com', jane.q+shop@example.com",
        "'+49 30', +49 30",
        "'#A-100', #A-100",
        "'twitter _jane_', twitter _jane_",
        "'-_-jane +_quill', jane _quill",
        "'@@jane', @jane",
        "'Ελένη Παππάς', Ελένη Παππάς",
        "'- + # @ . /', ''",
    })
    void what_means_something_to_the_grammar_is_taken_out(String value, String left) {
        assertThat(UserQuery.clean(value)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name:x", "na me", "", "-name", "\"", "na*"})
    void a_keyword_is_one_word(String keyword) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserQuery.customers().and(keyword, "x"));
    }

    @Test
    void its_own_text_stays_out_of_logs() {
        assertThat(UserQuery.customers().and("email", "jane@example.com"))
                .asString()
                .doesNotContain("jane");
    }

    @Test
    void no_value_gets_out_of_its_quotes() {
        forAll(5_000, HOSTILE, value -> {
            String text = UserQuery.customers().and("name", value).text();

            assertThat(text).matches(QUERY);
            assertThat(terms(text)).isEqualTo(UserQuery.clean(value).isEmpty() ? 1 : 2);
        });
    }

    @Test
    void no_word_of_a_value_begins_with_an_operator_or_is_made_of_signs() {
        forAll(5_000, HOSTILE, value -> {
            String clean = UserQuery.clean(value);

            assertThat(clean).doesNotStartWith(" ").doesNotEndWith(" ").doesNotContain("  ");
            for (String word : clean.isEmpty() ? new String[0] : clean.split(" ")) {
                assertThat(word).matches("(?:[+@#]|_+)?[\\p{L}\\p{N}].*");
            }
        });
    }

    @Test
    void cleaning_what_is_clean_changes_nothing() {
        forAll(HOSTILE, value -> {
            String clean = UserQuery.clean(value);

            assertThat(UserQuery.clean(clean)).isEqualTo(clean);
        });
    }

    @Test
    void every_demand_is_one_term() {
        forAll(list(0, 3, HOSTILE), values -> {
            UserQuery query = UserQuery.customers();
            values.forEach(value -> query.and("plan", value));
            long demands = values.stream()
                    .map(UserQuery::clean)
                    .filter(value -> !value.isEmpty())
                    .count();

            assertThat(query.text()).matches(QUERY);
            assertThat(terms(query.text())).isEqualTo(1 + (int) demands);
            assertThat(query.isEmpty()).isEqualTo(demands == 0);
        });
    }

    @Test
    void a_query_never_has_more_words_than_zendesk_takes() {
        forAll(200, list(0, 100, oneOf("a b c d e f g h i j k l m n o p q r", "x", "y z", "\" -")), values -> {
            UserQuery query = UserQuery.customers();
            values.forEach(value -> query.and("plan", value));

            assertThat(query.text().split(" ")).hasSizeLessThanOrEqualTo(64);
            assertThat(query.text()).matches(QUERY);
            assertThat(UserQuery.customers().andAny("phone", values).text().split(" "))
                    .hasSizeLessThanOrEqualTo(64);
        });
    }

    @Test
    void ordinary_words_are_left_as_they_are() {
        forAll(list(0, 16, random -> random.alphanumeric(random.intRange(1, 10))), words -> {
            String value = String.join(" ", words);

            assertThat(UserQuery.clean(value)).isEqualTo(value);
        });
    }

    private static int terms(String text) {
        return text.split("\" |end-user ").length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"@.", "_", "+_", "#@+", ".", "@ ", "\u0301"})
    void signs_in_any_number_are_read_once(String signs) {
        String value = signs.repeat(100_000);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> UserQuery.clean(value + "a"));
        assertThat(UserQuery.clean(value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"@@a, @a", "__a, __a", "+_a, _a", "_+a, +a", "__+_, ''", "@_a, _a", "#., ''", "_.a, a"})
    void of_signs_before_a_word_only_those_of_handles_and_numbers_stay(String value, String left) {
        assertThat(UserQuery.clean(value)).isEqualTo(left);
    }
}
