package io.khoroszendesk.bridge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthsTest {

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abcd, 3, abc", "ab🚀c, 3, ab", "ab🚀c, 4, ab🚀", "'', 3, ''"})
    void a_cut_text_ends_with_a_whole_character(String text, int most, String cut) {
        assertThat(Lengths.cut(text, most)).isEqualTo(cut);
    }

    @Test
    void what_is_too_long_to_be_what_it_should_be_is_none() {
        assertThat(Lengths.orNone("abcd", 3)).isNull();
        assertThat(Lengths.orNone("abc", 3)).isEqualTo("abc");
        assertThat(Lengths.orNone(Arrays.asList("abcd", "abc", null), 3)).containsExactly("abc");
    }

    @Test
    void of_a_list_the_first_are_kept() {
        assertThat(Lengths.orNone(Collections.nCopies(1_000, "1"), 3)).hasSize(Lengths.NUMBERS);
    }

    @Test
    void no_text_is_none() {
        assertThat(Lengths.cut(null, 3)).isNull();
        assertThat(Lengths.orNone((String) null, 3)).isNull();
        assertThat(Lengths.orNone((List<String>) null, 3)).isNull();
        assertThat(Lengths.distinct(null, 100)).isNull();
    }

    @Test
    void ids_that_are_too_long_are_shortened_and_stay_different() {
        String one = Lengths.distinct("1".repeat(300) + "a", 255);
        String other = Lengths.distinct("1".repeat(300) + "b", 255);

        assertThat(one).hasSize(255).isNotEqualTo(other);
        assertThat(Lengths.distinct("1".repeat(300) + "a", 255)).isEqualTo(one);
        assertThat(Lengths.distinct("1".repeat(255), 255)).isEqualTo("1".repeat(255));
    }

    @Test
    void lower_case_takes_no_longer_than_the_text_is() {
        String text = "Σ".repeat(200_000);

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Lengths.lowerCase(text)))
                .isEqualTo("σ".repeat(200_000));
    }

    @Test
    void a_sigma_is_the_same_wherever_it_stands() {
        assertThat(Lengths.lowerCase("ΠΑΠΠΑΣ")).isEqualTo(Lengths.lowerCase("παππάς".replace('ά', 'α')));
    }
}
