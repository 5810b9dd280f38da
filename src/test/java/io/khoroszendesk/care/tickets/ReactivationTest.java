package io.khoroszendesk.care.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.tickets.Reactivation.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReactivationTest {

    private static final Reactivation REPLIED =
            new Reactivation(Reason.REPLIED, "0b1c-2d3e", 1001, 32_500_000_000_101L, 0);

    @Test
    void it_is_read_from_its_line_and_from_its_key() {
        assertThat(Reactivation.parse(REPLIED.text())).contains(REPLIED);
        assertThat(Reactivation.parse(REPLIED.key())).contains(REPLIED);
    }

    @Test
    void its_key_is_one_word_of_ids_alone() {
        assertThat(REPLIED.key()).isEqualTo("REPLIED-1001-32500000000101-0-0b1c-2d3e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "4711", "SOLVED-1001", "LOST-1-2-3-e", "SOLVED-1-9999999999999999999-3-e", "solved-1-2-3-e"})
    void what_is_none_is_not_taken_for_one(String text) {
        assertThat(Reactivation.parse(text)).isEmpty();
    }
}
