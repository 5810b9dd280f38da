package io.khoroszendesk.bridge.identity;

import static io.khoroszendesk.Generate.joined;
import static io.khoroszendesk.Generate.list;
import static io.khoroszendesk.Generate.oneOf;
import static io.khoroszendesk.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.instancio.generator.Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNamesTest {

    private static boolean same(String a, String b) {
        return PersonNames.Words.of(a).same(PersonNames.Words.of(b));
    }

    private static boolean overlap(String a, String b) {
        return PersonNames.Words.of(a).overlap(PersonNames.Words.of(b));
    }

    private static final Generator<String> NAMES = joined(
            20,
            letters('a', 'z'),
            letters('A', 'Z'),
            letters('À', 'ſ'),
            letters('Α', 'ω'),
            letters('А', 'я'),
            letters('ا', 'ي'),
            oneOf(" "),
            oneOf(".", "'", "-", "\u200b", "\u200f", "\u0301", "\ud83d", "\ude80"));
    private static final Generator<String> FEW_WORDS = random -> String.join(
            " ",
            list(0, 4, oneOf("jane", "Jane", "j", "quill", "Quí", "maria", "")).generate(random));

    @ParameterizedTest
    @CsvSource({
        "Jane Quill, jane quill",
        "Jane Quill, Quill Jane",
        "Jane Quill, 'Quill, Jane'",
        "Jane Quill, '  Jane \t Quill '",
        "Jane Quill, ✨ Jane Quill 🚀",
        "José Núñez, Jose Nunez",
        "Straße, STRASSE",
        "Ｊａｎｅ Quill, Jane Quill",
        "Ελένη Παππάς, ΕΛΕΝΗ ΠΑΠΠΑΣ",
        "Анна Петрова, АННА ПЕТРОВА",
    })
    void spellings_of_one_name_are_the_same(String a, String b) {
        assertThat(same(a, b)).isTrue();
    }

    @Test
    void invisible_marks_do_not_count() {
        assertThat(same("\u200fJane\u200d \ufeffQuill\u202c", "Jane Quill")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Jane Quill, Jane", "Jane Quill, Jane Q. Quill", "Jane Jane Quill, Jane Quill", "Jane Quill, John Quill"
    })
    void other_words_make_another_name(String a, String b) {
        assertThat(same(a, b)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "🚀✨", "--", "\u200b"})
    void a_name_without_words_is_nobodys(String name) {
        assertThat(PersonNames.words(name)).isEmpty();
        assertThat(same(name, name)).isFalse();
        assertThat(PersonNames.matches(name, "Jane Quill")).isFalse();
        assertThat(overlap(name, "Jane Quill")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"jan, true", "qui ja, true", "Jane Quill, true", "ane, false", "jane x, false", "janes, false"})
    void a_search_finds_the_beginnings_of_words(String lookedFor, boolean found) {
        assertThat(PersonNames.matches(lookedFor, "Jane Quill")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "Jane Quill, Jane Maria Quill, true",
        "Jane Maria Quill, Quill Jane, true",
        "Jane, Jane Quill, false",
        "Jane Quill, Jane Smith, false",
        "Jane Jane, Jane Quill, false",
    })
    void names_overlap_from_two_words_on(String a, String b, boolean overlap) {
        assertThat(overlap(a, b)).isEqualTo(overlap);
    }

    @Test
    void a_name_is_the_same_in_capitals_in_any_order_and_however_it_is_composed() {
        forAll(withWords(NAMES), name -> {
            List<String> backwards = new ArrayList<>(List.of(name.split(" ")));
            Collections.reverse(backwards);

            assertThat(same(name, name.toUpperCase(Locale.ROOT))).isTrue();
            assertThat(same(name, Normalizer.normalize(name, Normalizer.Form.NFD)))
                    .isTrue();
            assertThat(same(name, String.join(" ", backwards))).isTrue();
        });
    }

    @Test
    void likeness_does_not_depend_on_who_is_compared_with_whom() {
        forAll(list(2, 2, random -> (random.trueOrFalse() ? NAMES : FEW_WORDS).generate(random)), both -> {
            String a = both.getFirst();
            String b = both.getLast();

            assertThat(same(a, b)).isEqualTo(same(b, a));
            assertThat(overlap(a, b)).isEqualTo(overlap(b, a));
        });
    }

    @Test
    void overlapping_names_share_two_words() {
        forAll(list(2, 2, FEW_WORDS), both -> {
            String a = both.getFirst();
            String b = both.getLast();
            Set<String> common = new HashSet<>(PersonNames.words(a));
            common.retainAll(PersonNames.words(b));

            assertThat(overlap(a, b)).isEqualTo(overlap(b, a));
            if (overlap(a, b)) {
                assertThat(common).hasSizeGreaterThanOrEqualTo(2);
            }
        });
    }

    @Test
    void every_beginning_of_a_word_finds_the_name() {
        forAll(NAMES, name -> {
            for (String word : PersonNames.words(name)) {
                for (int end = 1; end <= word.codePointCount(0, word.length()); end++) {
                    assertThat(PersonNames.matches(word.substring(0, word.offsetByCodePoints(0, end)), name))
                            .isTrue();
                }
            }
        });
    }

    @Test
    void a_further_word_never_finds_more() {
        record Search(String lookedFor, String further, String name) {}
        Generator<Search> searches = random -> new Search(
                withWords(FEW_WORDS).generate(random), FEW_WORDS.generate(random), FEW_WORDS.generate(random));
        forAll(searches, search -> {
            if (PersonNames.matches(search.lookedFor + " " + search.further, search.name)) {
                assertThat(PersonNames.matches(search.lookedFor, search.name)).isTrue();
            }
        });
    }

    private static Generator<String> letters(char first, char last) {
        return random -> String.valueOf(random.characterRange(first, last));
    }

    private static Generator<String> withWords(Generator<String> names) {
        return random -> {
            String name = names.generate(random);
            return PersonNames.words(name).isEmpty() ? "Jane" : name;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"Σ", "ß", "\u0301\u0327", "a\u0301", "İ", "ﷺ", "_", "Σ\u0301"})
    void the_work_for_a_name_does_not_grow_faster_than_the_name(String part) {
        String name = part.repeat(40_000);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            PersonNames.words(name);
            PersonNames.plain(name);
        });
    }

    @Test
    void many_marks_on_a_letter_count_as_none() {
        assertThat(same("J" + "\u0301\u0327".repeat(100) + "ane Quill", "Jane Quill"))
                .isTrue();
    }

    @Test
    void a_capital_sharp_s_is_two_letters_like_the_small_one() {
        assertThat(same("STRAẞE", "Strasse")).isTrue();
    }
}
