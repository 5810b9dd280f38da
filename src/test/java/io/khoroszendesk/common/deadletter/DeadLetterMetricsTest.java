package io.khoroszendesk.common.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.deadletter.DeadLetter.Cause;
import io.khoroszendesk.common.deadletter.DeadLetter.Kind;
import io.khoroszendesk.common.memory.FakeSharedMemory;
import io.khoroszendesk.common.memory.SharedMemory;
import io.khoroszendesk.ops.OperatorSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterMetricsTest {

    @TempDir
    Path directory;

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private DeadLetters letters;

    @BeforeEach
    void a_server() {
        letters = letters("adapter.state-dir", directory.toString());
        new DeadLetterMetrics(letters, registry);
    }

    private static DeadLetters letters(String... settings) {
        return letters(FakeSharedMemory.off(), settings);
    }

    private static DeadLetters letters(SharedMemory memory, String... settings) {
        return new DeadLetters(
                memory,
                OperatorSettings.of(AdapterConfig.class, settings),
                OperatorSettings.of(DeadLetterConfig.class, "adapter.dead-letters.max", "5"),
                Clock.systemUTC());
    }

    private double kept(String kind) {
        return registry.get("adapter.dead.letters.kept")
                .tag("kind", kind)
                .gauge()
                .value();
    }

    private double counted(String outcome) {
        return registry.get("adapter.dead.letters")
                .tag("outcome", outcome)
                .functionCounter()
                .count();
    }

    @Test
    void they_are_shown_by_kind() {
        letters.bury(Kind.USER, List.of("1", "2"), Cause.REFUSED);
        letters.bury(Kind.POST, List.of("3"), Cause.FAILED);
        letters.bury(Kind.REACTIVATION, List.of("SOLVED-1001-7-9-e-1"), Cause.UNAVAILABLE);
        letters.refresh();

        assertThat(kept("user")).isEqualTo(2);
        assertThat(kept("post")).isEqualTo(1);
        assertThat(kept("reactivation")).isEqualTo(1);
        assertThat(counted("kept")).isEqualTo(4);
    }

    @Test
    void what_a_command_in_another_process_has_done_or_dropped_is_counted_here() throws IOException {
        letters.bury(Kind.USER, List.of("1", "2", "3"), Cause.REFUSED);
        DeadLetters command = letters("adapter.state-dir", directory.toString());
        command.settle(Kind.USER, List.of("1", "2"));
        command.drop(command.all());
        letters.refresh();

        assertThat(counted("retried")).isEqualTo(2);
        assertThat(counted("dropped")).isEqualTo(1);
        assertThat(kept("user")).isZero();
    }

    @Test
    void the_oldest_that_leave_a_full_list_are_counted_as_dropped() throws IOException {
        letters.bury(Kind.USER, List.of("1", "2", "3", "4"), Cause.REFUSED);
        letters.bury(Kind.POST, List.of("5", "6", "7"), Cause.FAILED);
        letters.refresh();

        assertThat(counted("dropped")).isEqualTo(2);
        assertThat(counted("lost")).isZero();
        assertThat(letters.all())
                .extracting(DeadLetter::id)
                .containsExactly("user-3", "user-4", "post-5", "post-6", "post-7");
    }

    @Test
    void so_are_those_that_leave_a_full_list_in_the_shared_memory() {
        MeterRegistry another = new SimpleMeterRegistry();
        DeadLetters shared = letters(FakeSharedMemory.on(Clock.systemUTC()));
        new DeadLetterMetrics(shared, another);
        for (int user = 1; user <= 7; user++) {
            shared.bury(Kind.USER, List.of(String.valueOf(user)), Cause.REFUSED);
        }
        shared.refresh();

        assertThat(another.get("adapter.dead.letters")
                        .tag("outcome", "dropped")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
        assertThat(another.get("adapter.dead.letters.kept")
                        .tag("kind", "user")
                        .gauge()
                        .value())
                .isEqualTo(5);
    }

    @Test
    void what_could_be_kept_nowhere_is_counted() {
        MeterRegistry another = new SimpleMeterRegistry();
        DeadLetters nowhere = letters();
        new DeadLetterMetrics(nowhere, another);
        nowhere.bury(Kind.USER, List.of("1"), Cause.REFUSED);

        assertThat(another.get("adapter.dead.letters")
                        .tag("outcome", "lost")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }
}
