package io.khoroszendesk.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    private static boolean same(String a, String b) {
        return Names.Words.of(a).same(Names.Words.of(b));
    }

    private static boolean overlap(String a, String b) {
        return Names.Words.of(a).overlap(Names.Words.of(b));
    }

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
        assertThat(Names.words(name)).isEmpty();
        assertThat(same(name, name)).isFalse();
        assertThat(Names.matches(name, "Jane Quill")).isFalse();
        assertThat(overlap(name, "Jane Quill")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"jan, true", "qui ja, true", "Jane Quill, true", "ane, false", "jane x, false", "janes, false"})
    void a_search_finds_the_beginnings_of_words(String lookedFor, boolean found) {
        assertThat(Names.matches(lookedFor, "Jane Quill")).isEqualTo(found);
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

    @Property
    void a_name_is_the_same_in_capitals_in_any_order_and_however_it_is_composed(@ForAll("names") String name) {
        List<String> backwards = new ArrayList<>(List.of(name.split(" ")));
        Collections.reverse(backwards);
        assumeThat(Names.words(name)).isNotEmpty();

        assertThat(same(name, name.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(same(name, Normalizer.normalize(name, Normalizer.Form.NFD))).isTrue();
        assertThat(same(name, String.join(" ", backwards))).isTrue();
    }

    @Property
    void likeness_does_not_depend_on_who_is_compared_with_whom(@ForAll("names") String a, @ForAll("names") String b) {
        assertThat(same(a, b)).isEqualTo(same(b, a));
        assertThat(overlap(a, b)).isEqualTo(overlap(b, a));
    }

    @Property
    void overlapping_names_share_two_words(@ForAll("few words") String a, @ForAll("few words") String b) {
        Set<String> common = new HashSet<>(Names.words(a));
        common.retainAll(Names.words(b));

        assertThat(overlap(a, b)).isEqualTo(overlap(b, a));
        if (overlap(a, b)) {
            assertThat(common).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Property
    void every_beginning_of_a_word_finds_the_name(@ForAll("names") String name) {
        for (String word : Names.words(name)) {
            for (int end = 1; end <= word.codePointCount(0, word.length()); end++) {
                assertThat(Names.matches(word.substring(0, word.offsetByCodePoints(0, end)), name))
                        .isTrue();
            }
        }
    }

    @Property
    void a_further_word_never_finds_more(
            @ForAll("few words") String lookedFor,
            @ForAll("few words") String further,
            @ForAll("few words") String name) {
        assumeThat(Names.words(lookedFor)).isNotEmpty();

        if (Names.matches(lookedFor + " " + further, name)) {
            assertThat(Names.matches(lookedFor, name)).isTrue();
        }
    }

    @Provide("names")
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .alpha()
                .withCharRange('À', 'ſ')
                .withCharRange('Α', 'ω')
                .withCharRange('А', 'я')
                .withCharRange('ا', 'ي')
                .withChars(' ', ' ', ' ', '.', '\'', '-', '\u200b', '\u200f', '\u0301', '\ud83d', '\ude80')
                .ofMaxLength(20);
    }

    @Provide("few words")
    Arbitrary<String> fewWords() {
        return Arbitraries.of("jane", "Jane", "j", "quill", "Quí", "maria", "")
                .list()
                .ofMaxSize(4)
                .map(words -> String.join(" ", words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Σ", "ß", "\u0301\u0327", "a\u0301", "İ", "ﷺ", "_", "Σ\u0301"})
    void the_work_for_a_name_does_not_grow_faster_than_the_name(String part) {
        String name = part.repeat(40_000);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Names.words(name);
            Names.plain(name);
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
