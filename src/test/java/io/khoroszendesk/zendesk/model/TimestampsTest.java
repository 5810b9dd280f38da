package io.khoroszendesk.zendesk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimestampsTest {

    private static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void a_moment_counts_as_since_itself() {
        assertThat(Timestamps.isSince("2026-11-21T08:00:00Z", EIGHT)).isTrue();
        assertThat(Timestamps.isSince("2026-11-21T08:00:01Z", EIGHT)).isTrue();
        assertThat(Timestamps.isSince("2026-11-21T07:59:59Z", EIGHT)).isFalse();
    }

    @Test
    void what_has_no_readable_time_is_not_known_to_be_since_any() {
        assertThat(Timestamps.isSince(null, EIGHT)).isFalse();
        assertThat(Timestamps.isSince("yesterday", EIGHT)).isFalse();
    }

    @Test
    void everything_is_since_ever() {
        assertThat(Timestamps.isSince(null, Timestamps.EVER)).isTrue();
        assertThat(Timestamps.isSince("2011-01-01T00:00:00Z", Timestamps.EVER)).isTrue();
    }
}
