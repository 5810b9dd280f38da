package io.khoroszendesk.common.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(100), 4, Duration.ofSeconds(5));

    @Test
    void pauses_grow_up_to_the_longest() {
        assertThat(IntStream.of(0, 1, 2, 3, 1_000_000).mapToObj(backoff::pause))
                .containsExactly(
                        Duration.ofMillis(100),
                        Duration.ofMillis(400),
                        Duration.ofMillis(1_600),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5));
    }

    @Test
    void a_first_pause_beyond_the_longest_is_cut() {
        assertThat(new Backoff(Duration.ofHours(2), 2, Duration.ofHours(1)).pause(0))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void half_of_a_jittered_pause_is_random() {
        List<Duration> pauses =
                IntStream.range(0, 200).mapToObj(i -> backoff.jittered(1)).toList();

        assertThat(pauses)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(200), Duration.ofMillis(400)));
        assertThat(Set.copyOf(pauses)).hasSizeGreaterThan(1);
    }
}
