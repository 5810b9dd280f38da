package io.khoroszendesk.bridge.fields;

import static io.khoroszendesk.Generate.number;
import static io.khoroszendesk.Generate.textOf;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.Property.forAll;
import static io.khoroszendesk.bridge.Samples.AS_THEY_ARE;
import static io.khoroszendesk.bridge.Samples.userField;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.api.OperationException.FieldError;
import io.khoroszendesk.bridge.fields.Field.Format;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.instancio.generator.Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldValuesTest {

    private static final FieldModel MODEL = CustomerFields.of(
            List.of(
                    userField("note", "text"),
                    userField("score", "integer"),
                    userField("ratio", "decimal"),
                    userField("since", "date"),
                    userField("vip", "checkbox"),
                    userField(
                            "plan",
                            "dropdown",
                            "custom_field_options",
                            array(object("name", "Gold plan", "value", "gold")))),
            "khoros_social",
            AS_THEY_ARE);

    @Test
    void values_take_the_form_that_zendesk_stores() {
        assertThat(written(
                        "note",
                        " a note ",
                        "score",
                        "42",
                        "ratio",
                        "12.50",
                        "since",
                        "2026-11-21",
                        "vip",
                        "true",
                        "plan",
                        "gold"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "note",
                        "a note",
                        "score",
                        new BigInteger("42"),
                        "ratio",
                        new BigDecimal("12.50"),
                        "since",
                        "2026-11-21",
                        "vip",
                        true,
                        "plan",
                        "gold"));
    }

    @Test
    void numbers_and_booleans_are_taken_as_such_too() {
        assertThat(written("score", 42, "ratio", 12.5, "vip", false))
                .containsEntry("score", new BigInteger("42"))
                .containsEntry("ratio", new BigDecimal("12.5"))
                .containsEntry("vip", false);
    }

    @Test
    void an_external_id_may_be_a_number() {
        assertThat(written("external_id", 4711)).containsEntry("external_id", "4711");
    }

    @ParameterizedTest
    @CsvSource({"note", "score", "ratio", "since", "vip", "plan"})
    void null_and_the_empty_text_clear_a_field(String name) {
        assertThat(written(name, NullNode.getInstance())).containsEntry(name, null);
        assertThat(written(name, "")).containsEntry(name, null);
        assertThat(written(name, "  ")).containsEntry(name, null);
    }

    @Test
    void read_only_members_are_passed_over() {
        assertThat(written("id", "5", "url", "https://example.org", "suspended", true, "lastUpdated", 3))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "score, 12.5, This must be a whole number.",
        "score, twelve, This must be a whole number.",
        "score, ٤٢, This must be a whole number.",
        "score, 1000000000000000000000000000000, This must be a whole number.",
        "ratio, '12,5', This must be a number such as 12.5.",
        "ratio, NaN, This must be a number such as 12.5.",
        "ratio, 1e999999999, This must be a number such as 12.5.",
        "since, 21.11.2026, This must be a date such as 2026-11-21.",
        "since, 2026-02-30, This must be a date such as 2026-11-21.",
        "since, 2026-11-21T00:00:00Z, This must be a date such as 2026-11-21.",
        "vip, yes, This must be true or false.",
        "plan, Gold plan, This is not one of the choices.",
        "plan, GOLD, This is not one of the choices.",
    })
    void a_value_that_the_field_cannot_have_is_refused_here(String name, String value, String message) {
        OperationException refusal = refusal(name, value);

        assertThat(refusal.code()).isEqualTo(Code.VALIDATION_FAILED);
        assertThat(refusal.fields()).containsExactly(new FieldError(name, message));
    }

    @Test
    void all_wrong_values_are_named_at_once() {
        assertThat(refusal("score", "x", "plan", "x", "note", "fine").fields())
                .extracting(FieldError::name)
                .containsExactlyInAnyOrder("score", "plan");
    }

    @Test
    void wrong_types_are_another_kind_of_fault() {
        for (String name : List.of("note", "score", "since", "vip", "plan")) {
            OperationException refusal = refusal(name, array("x"));

            assertThat(refusal.code()).isEqualTo(Code.INVALID_REQUEST);
            assertThat(refusal.fields()).extracting(FieldError::name).containsExactly(name);
        }
        assertThat(refusal("note", 5).code()).isEqualTo(Code.INVALID_REQUEST);
        assertThat(refusal("vip", 1).code()).isEqualTo(Code.INVALID_REQUEST);
        assertThat(refusal("external_id", 1.5).code()).isEqualTo(Code.INVALID_REQUEST);
    }

    @Test
    void unknown_members_are_refused_by_name() {
        OperationException refusal = refusal("nonsense", "x", "role", "admin");

        assertThat(refusal.code()).isEqualTo(Code.INVALID_REQUEST);
        assertThat(refusal.getMessage()).contains("nonsense", "role");
    }

    @Test
    void the_name_of_an_unknown_member_cannot_break_a_log_line() {
        assertThat(refusal("x\n2026 ERROR \u001b[31m" + "y".repeat(100), "x")
                        .fields()
                        .getFirst()
                        .name())
                .hasSizeLessThanOrEqualTo(60)
                .doesNotContain("\n", "\u001b");
    }

    @Test
    void zendesks_values_become_what_khoros_shows() {
        assertThat(FieldValues.toKhoros(Format.TEXT, Json.node("x"))).isEqualTo("x");
        assertThat(FieldValues.toKhoros(Format.INTEGER, Json.node(42))).isEqualTo("42");
        assertThat(FieldValues.toKhoros(Format.DECIMAL, Json.node(1e21))).isEqualTo("1000000000000000000000");
        assertThat(FieldValues.toKhoros(Format.DECIMAL, Json.node("12.5"))).isEqualTo("12.5");
        assertThat(FieldValues.toKhoros(Format.DATE, Json.node("2020-08-19T00:00:00Z")))
                .isEqualTo("2020-08-19");
        assertThat(FieldValues.toKhoros(Format.DATE, Json.node("2020-08-19"))).isEqualTo("2020-08-19");
        assertThat(FieldValues.toKhoros(Format.YES_NO, BooleanNode.FALSE)).isEqualTo(false);
        assertThat(FieldValues.toKhoros(Format.CHOICE, Json.node("gold"))).isEqualTo("gold");
    }

    @Test
    void what_is_not_there_or_no_single_value_is_not_shown() {
        assertThat(FieldValues.toKhoros(Format.TEXT, null)).isNull();
        assertThat(FieldValues.toKhoros(Format.TEXT, NullNode.getInstance())).isNull();
        assertThat(FieldValues.toKhoros(Format.YES_NO, NullNode.getInstance())).isNull();
        assertThat(FieldValues.toKhoros(Format.TEXT, Json.node(""))).isNull();
        assertThat(FieldValues.toKhoros(Format.TEXT, Json.node(array("a", "b"))))
                .isNull();
    }

    @Test
    void a_text_comes_back_as_it_was_written_but_for_blanks_around_it() {
        forAll(textOf(40, " aZ09{}%<>&\"'éß漢م\u200d\u200c\u3000"), text -> {
            Object stored = written("note", text).get("note");

            assertThat(FieldValues.toKhoros(Format.TEXT, Json.node(stored)))
                    .isEqualTo(text.trim().isEmpty() ? null : text.trim());
        });
    }

    @Test
    void a_text_of_one_line_stays_one_line_in_the_order_it_is_read() {
        assertThat(written("name", "Jane\r\nQuill\t\u0000Jr\u202e\u2066")).containsEntry("name", "Jane Quill Jr");
        assertThat(written("details", "one\r\ntwo\u0000\ud800")).containsEntry("details", "one\r\ntwo");
        assertThat(written("name", "\u0000\r\n")).containsEntry("name", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e1000"})
    void a_number_that_no_field_can_hold_is_left_out(String number) throws Exception {
        JsonNode read = new ObjectMapper().readTree(number);
        JsonNode exact = new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(number);

        assertThat(FieldValues.toKhoros(Format.DECIMAL, exact)).isNull();
        assertThat(FieldValues.toKhoros(Format.DECIMAL, read)).isIn(null, "0", "0.0");
    }

    @Test
    void a_number_comes_back_as_the_same_number() {
        Generator<Long> millionths = number(-1_000_000_000_000_000L, 1_000_000_000_000_000L);
        Generator<BigDecimal> numbers = random ->
                BigDecimal.valueOf(millionths.generate(random), 6).setScale(random.intRange(0, 6), RoundingMode.DOWN);
        forAll(numbers, number -> {
            Object stored = written("ratio", number.toPlainString()).get("ratio");

            assertThat(new BigDecimal((String) FieldValues.toKhoros(Format.DECIMAL, Json.node(stored))))
                    .isEqualByComparingTo(number);
        });
    }

    @Test
    void a_date_comes_back_as_it_was() {
        Generator<Long> days = number(
                LocalDate.of(1900, 1, 1).toEpochDay(),
                LocalDate.of(2100, 12, 31).toEpochDay());
        Generator<LocalDate> dates = random -> random.intRange(1, 10) == 1
                ? LocalDate.of(4 * random.intRange(476, 524), 2, 29)
                : LocalDate.ofEpochDay(days.generate(random));
        forAll(dates, date -> {
            Object stored = written("since", date.toString()).get("since");

            assertThat(FieldValues.toKhoros(Format.DATE, Json.node(stored))).isEqualTo(date.toString());
        });
    }

    @Test
    void numbers_are_taken_up_to_thirty_characters() {
        String longest = "1".repeat(30);

        assertThat(written("score", longest, "ratio", longest))
                .containsEntry("score", new BigInteger(longest))
                .containsEntry("ratio", new BigDecimal(longest));
        assertThat(refusal("score", longest + "1", "ratio", longest + "1").fields())
                .extracting(FieldError::name)
                .containsExactly("score", "ratio");
    }

    @Test
    void stored_numbers_are_shown_up_to_a_thousand_digits() {
        assertThat(FieldValues.toKhoros(Format.DECIMAL, Json.node(new BigInteger("1".repeat(1_000)))))
                .isEqualTo("1".repeat(1_000));
        assertThat(FieldValues.toKhoros(Format.DECIMAL, Json.node(new BigInteger("1".repeat(1_001)))))
                .isNull();
    }

    private static Map<String, Object> written(Object... members) {
        Map<String, Object> written = new HashMap<>();
        FieldValues.read(MODEL, nodes(members), Set.of("lastUpdated"))
                .forEach((field, value) -> written.put(field.name(), value));
        return written;
    }

    private static OperationException refusal(Object... members) {
        return catchThrowableOfType(OperationException.class, () -> FieldValues.read(MODEL, nodes(members), Set.of()));
    }

    private static Map<String, JsonNode> nodes(Object... members) {
        Map<String, JsonNode> nodes = new LinkedHashMap<>();
        object(members).forEach((name, value) -> nodes.put(name, Json.node(value)));
        return nodes;
    }
}
