package io.khoroszendesk.ops.check;

import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.resilience.Backoff;
import io.khoroszendesk.common.resilience.Sleeper;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Repeats checks while what is wrong may pass by itself. Time is not taken from the clock, which may be set while a machine
 * starts.
 */
@Singleton
class PatientCheck {

    private static final int FIRST = 1;
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(10));
    /** Lines about the same thing come no more often than this, because nobody watches an init container. */
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(15);

    private final ConsoleIO terminal;
    private final Sleeper sleeper;
    private final LongSupplier nanoTime;
    private volatile boolean isStopped;

    @Inject
    PatientCheck(ConsoleIO terminal, Sleeper sleeper) {
        this(terminal, sleeper, System::nanoTime);
    }

    PatientCheck(ConsoleIO terminal, Sleeper sleeper, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.sleeper = sleeper;
        this.nanoTime = nanoTime;
    }

    /** Whether the process is told to end, so that what is found now means nothing. */
    boolean isStopped() {
        return isStopped;
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        isStopped = true;
    }

    /**
     * Makes attempts until all is well, or something is wrong that only people can put right, or the time is over. An
     * attempt that was begun is not cut off. One that would come before the time that Zendesk asks to wait is not made.
     */
    CheckReport within(Duration time, Supplier<CheckReport> attempt) {
        long start = nanoTime.getAsLong();
        Notice notice = new Notice("", Duration.ZERO);
        for (int repeat = 0; ; repeat++) {
            CheckReport report = attempt.get();
            Optional<Duration> asked = report.passesAfter();
            Duration passed = Duration.ofNanos(nanoTime.getAsLong() - start);
            Duration left = time.minus(passed);
            if (asked.isEmpty() || !left.isPositive() || isStopped) {
                return report;
            }
            notice = notice.next(report.passing(), passed, left);
            sleep(Collections.min(List.of(left, Collections.max(List.of(PAUSES.pause(repeat), asked.get())))));
            if (asked.get().compareTo(left) > 0 || isStopped) {
                return report;
            }
        }
    }

    private void sleep(Duration pause) {
        sleeper.sleep(pause, interrupted -> new IllegalStateException("interrupted"));
    }

    /** The last line about waiting, and when it was told. */
    private final class Notice {

        private final String sentence;
        private final Duration told;

        Notice(String sentence, Duration told) {
            this.sentence = sentence;
            this.told = told;
        }

        Notice next(String current, Duration now, Duration left) {
            if (sentence.equals(current) && now.minus(told).compareTo(BETWEEN_LINES) < 0) {
                return this;
            }
            terminal.tell(current + " Waiting, for at most " + left.toSeconds() + " s more.");
            return new Notice(current, now);
        }
    }
}
