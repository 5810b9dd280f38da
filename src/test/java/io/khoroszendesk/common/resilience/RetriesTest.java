package io.khoroszendesk.common.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private final List<Duration> slept = new ArrayList<>();
    private int attempts;

    private String call(Supplier<String> attempt) {
        return Retries.call(
                IllegalStateException.class,
                (failure, repeats) -> repeats < 2 ? Optional.of(Duration.ofSeconds(repeats + 1)) : Optional.empty(),
                slept::add,
                attempt);
    }

    private Supplier<String> failing(int times, RuntimeException failure) {
        return () -> {
            if (++attempts <= times) {
                throw failure;
            }
            return "done";
        };
    }

    @Test
    void a_success_is_not_repeated() {
        assertThat(call(failing(0, null))).isEqualTo("done");
        assertThat(attempts).isOne();
        assertThat(slept).isEmpty();
    }

    @Test
    void a_failure_is_repeated_after_the_pauses_of_the_policy() {
        assertThat(call(failing(2, new IllegalStateException()))).isEqualTo("done");
        assertThat(slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void a_final_failure_is_thrown_as_it_is() {
        IllegalStateException failure = new IllegalStateException();

        assertThatThrownBy(() -> call(failing(3, failure))).isSameAs(failure);
        assertThat(attempts).isEqualTo(3);
    }

    @Test
    void a_failure_of_another_type_is_final() {
        IllegalArgumentException failure = new IllegalArgumentException();

        assertThatThrownBy(() -> call(failing(1, failure))).isSameAs(failure);
        assertThat(attempts).isOne();
    }

    @Test
    void an_interrupted_pause_ends_the_attempts_and_keeps_the_interrupt() {
        Sleeper interrupted = time -> {
            throw new InterruptedException();
        };

        assertThatThrownBy(() -> Retries.call(
                        IllegalStateException.class,
                        (failure, repeats) -> Optional.of(Duration.ofSeconds(1)),
                        time -> interrupted.sleep(time, IllegalArgumentException::new),
                        failing(1, new IllegalStateException())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(attempts).isOne();
        assertThat(Thread.interrupted()).isTrue();
    }
}
