package io.khoroszendesk.care.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorScrubberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Author entry already exists | Author entry already exists",
                "Error in Person[\"handles\"] | Error in Person[handles]",
                "no \"Jane\" here | no … here",
                "jane@example.com is taken | … is taken",
                "call +1 202-555-0101 now | call …now",
                "author 0d9c9f3e-8f3e-4a57-9be4-0e2f3a4b5c6d is gone | author … is gone",
            })
    void what_may_be_a_customers_is_taken_out(String detail, String clean) {
        assertThat(ErrorScrubber.clean(detail)).isEqualTo(clean);
    }

    @Test
    void values_of_the_customer_are_taken_out_wherever_they_are_and_keys_stay() {
        assertThat(ErrorScrubber.clean("Jane Quill has no \"plan\"", Set.of("plan"), List.of("Jane Quill", "x", "")))
                .isEqualTo("… has no plan");
    }

    @Test
    void lines_become_one() {
        assertThat(ErrorScrubber.clean("two\nlines\tof text")).isEqualTo("two lines of text");
    }

    @Test
    void a_long_text_is_cut() {
        assertThat(ErrorScrubber.clean("no ".repeat(200))).hasSizeLessThan(210);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "“", "'", "@", "1", "\"", "a@"})
    void the_work_for_a_text_does_not_grow_faster_than_the_text(String part) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ErrorScrubber.clean(part.repeat(300_000)));
    }

    @Test
    void an_address_in_whatever_stands_around_it_is_taken_out() {
        assertThat(ErrorScrubber.clean("<jane@example.com> or @jo@example.com or a@b@c"))
                .doesNotContain("jane", "jo", "b@c");
    }
}
