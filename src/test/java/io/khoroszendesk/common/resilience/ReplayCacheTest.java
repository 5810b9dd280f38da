package io.khoroszendesk.common.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReplayCacheTest {

    private final ReplayCache seen = new ReplayCache(100, Duration.ofHours(1));

    @Test
    void what_comes_a_second_time_is_a_replay() {
        assertThat(seen.add("invocation-1")).isTrue();
        assertThat(seen.add("invocation-1")).isFalse();
        assertThat(seen.add("invocation-2")).isTrue();
    }

    @Test
    void one_known_key_makes_a_replay() {
        assertThat(seen.add("invocation-1", "signature-1")).isTrue();
        assertThat(seen.add("invocation-1", "signature-2")).isFalse();
        assertThat(seen.add("invocation-2", "signature-1")).isFalse();
    }

    @Test
    void the_keys_of_a_replay_are_remembered_too() {
        seen.add("invocation-1", "signature-1");
        seen.add("invocation-1", "signature-2");

        assertThat(seen.add("invocation-2", "signature-2")).isFalse();
    }

    @Test
    void what_could_not_be_taken_may_come_again() {
        seen.add("invocation-1", "signature-1");
        seen.forget("invocation-1", "signature-1");

        assertThat(seen.add("invocation-1", "signature-1")).isTrue();
    }

    @Test
    void nothing_is_remembered_longer_than_its_life() {
        ReplayCache forgetful = new ReplayCache(100, Duration.ZERO);
        forgetful.add("invocation-1");

        assertThat(forgetful.add("invocation-1")).isTrue();
    }
}
