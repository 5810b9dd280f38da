package io.khoroszendesk.common.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.deadletter.DeadLetter.Cause;
import io.khoroszendesk.common.deadletter.DeadLetter.Kind;
import io.khoroszendesk.common.memory.FakeSharedMemory;
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
        return new DeadLetters(
                FakeSharedMemory.off(),
                OperatorSettings.of(AdapterConfig.class, settings),
                OperatorSettings.of(DeadLetterConfig.class),
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
