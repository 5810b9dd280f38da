package io.khoroszendesk.common.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.zendesk.Callers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OncePerKeyTest {

    private final AtomicInteger made = new AtomicInteger();
    private final OncePerKey<String> once = new OncePerKey<>(1000, Duration.ofMinutes(10));

    @Test
    void parallel_callers_get_the_one_thing_that_was_made() throws Exception {
        assertThat(Callers.atOnce(50, () -> once.get("key", this::make)))
                .hasSize(50)
                .containsOnly("thing 1");
        assertThat(made).hasValue(1);
    }

    @Test
    void a_later_caller_gets_it_too() throws Exception {
        Samples.inRequest(() -> once.get("key", this::make));

        assertThat(Samples.inRequest(() -> once.get("key", this::make))).isEqualTo("thing 1");
    }

    @Test
    void another_key_is_another_thing() throws Exception {
        Samples.inRequest(() -> once.get("key", this::make));

        assertThat(Samples.inRequest(() -> once.get("other", this::make))).isEqualTo("thing 2");
    }

    @Test
    void a_failure_is_not_remembered() throws Exception {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Samples.inRequest(() -> once.get("key", () -> {
                    throw new IllegalStateException("no luck");
                })));

        assertThat(Samples.inRequest(() -> once.get("key", this::make))).isEqualTo("thing 1");
    }

    @Test
    void nothing_is_remembered_beyond_its_life() throws Exception {
        OncePerKey<String> forgetful = new OncePerKey<>(1000, Duration.ZERO);
        Samples.inRequest(() -> forgetful.get("key", this::make));

        assertThat(Samples.inRequest(() -> forgetful.get("key", this::make))).isEqualTo("thing 2");
    }

    private String make() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "thing " + made.incrementAndGet();
    }
}
