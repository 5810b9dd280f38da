package io.khoroszendesk.common.cli;

import io.khoroszendesk.common.resilience.Sleeper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells from time to time what a command waits for, because one that says nothing for long looks like one that hangs.
 */
@Singleton
public final class WaitNotices {

    /** Nobody who runs a command should see nothing for more than three seconds. */
    private static final Duration BETWEEN = Duration.ofMillis(2500);

    private final Consumer<String> teller;
    private final Clock clock;
    private final Sleeper pause;

    private volatile Wait current;

    /** What is waited for, and since when. */
    private record Wait(Supplier<String> awaited, Instant since) {}

    /** Something that is waited for until this is closed. */
    @FunctionalInterface
    public interface Waiting extends AutoCloseable {

        @Override
        void close();
    }

    @Inject
    public WaitNotices(ConsoleIO terminal, Clock clock, Sleeper pause) {
        this(terminal::tell, clock, pause);
    }

    /** Notices that are shown in another way. */
    public WaitNotices(Consumer<String> teller, Clock clock, Sleeper pause) {
        this.teller = teller;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Does the work, and tells meanwhile what is waited for. Within other work the notices speak of the inner one.
     *
     * @param awaited what is waited for, such as "Khoros' answer"
     */
    public <T> T during(String awaited, Supplier<T> work) {
        try (Waiting waiting = begin(() -> awaited)) {
            return work.get();
        }
    }

    /** The same for work without a result. */
    public void during(String awaited, Runnable work) {
        try (Waiting waiting = begin(() -> awaited)) {
            work.run();
        }
    }

    /** The same for work of any kind; {@code awaited} is asked before each notice. */
    public Waiting begin(Supplier<String> awaited) {
        Wait outer = current;
        current = new Wait(awaited, clock.instant());
        Thread notices = outer == null ? Thread.ofVirtual().start(this::tell) : null;
        return () -> {
            current = outer;
            if (notices != null) {
                end(notices);
            }
        };
    }

    private void tell() {
        try {
            while (true) {
                pause.sleep(BETWEEN);
                Wait wait = current;
                if (wait != null) {
                    teller.accept("Waiting for " + wait.awaited().get() + ", for "
                            + Duration.between(wait.since(), clock.instant()).toSeconds() + " s so far.");
                }
            }
        } catch (InterruptedException e) {
            // The work is done.
        }
    }

    /** No notice may follow the result. */
    private static void end(Thread notices) {
        notices.interrupt();
        try {
            notices.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
