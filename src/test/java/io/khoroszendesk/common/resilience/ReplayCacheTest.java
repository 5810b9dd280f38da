package io.khoroszendesk.common.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplayCacheTest {

    private final ReplayCache seen = new ReplayCache();

    @Test
    void every_invocation_is_taken_once() {
        assertThat(seen.add("invocation-1", "signature-1")).isTrue();
        assertThat(seen.add("invocation-1", "signature-2")).isFalse();
    }

    @Test
    void the_same_signed_call_under_another_invocation_is_a_repeat_too() {
        assertThat(seen.add("invocation-1", "signature-1")).isTrue();
        assertThat(seen.add("invocation-2", "signature-1")).isFalse();
    }

    @Test
    void a_call_without_an_invocation_counts_by_its_signature() {
        assertThat(seen.add(null, "signature-1")).isTrue();
        assertThat(seen.add(null, "signature-1")).isFalse();
        assertThat(seen.add(null, "signature-2")).isTrue();
    }

    @Test
    void a_call_that_could_not_be_taken_may_come_again() {
        seen.add("invocation-1", "signature-1");
        seen.forget("invocation-1", "signature-1");

        assertThat(seen.add("invocation-1", "signature-1")).isTrue();
    }
}
