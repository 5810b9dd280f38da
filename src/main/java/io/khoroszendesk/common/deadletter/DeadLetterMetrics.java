package io.khoroszendesk.common.deadletter;

import io.khoroszendesk.common.deadletter.DeadLetter.Kind;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many dead letters there are, and what became of others. What a command has retried is read from where they are kept,
 * because nobody scrapes a command. Replicas with a shared memory therefore show the same numbers.
 */
@Singleton
class DeadLetterMetrics {

    private static final Duration BETWEEN = Duration.ofSeconds(15);

    private final DeadLetters letters;
    private volatile Thread reader;

    /** A command that starts no server is asked for no metrics. */
    @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true")
    boolean serves;

    @Inject
    DeadLetterMetrics(DeadLetters letters, MeterRegistry registry) {
        this.letters = letters;
        for (Kind kind : Kind.values()) {
            Gauge.builder("adapter.dead.letters.kept", letters, all -> count(all, kind))
                    .description("Dead letters that wait for a retry")
                    .tag("kind", kind.word())
                    .register(registry);
        }
        counter(registry, "kept", DeadLetters::kept);
        counter(registry, "lost", DeadLetters::lost);
        counter(registry, "retried", all -> all.known().retried());
        counter(registry, "dropped", all -> all.known().dropped());
    }

    private void counter(MeterRegistry registry, String outcome, ToLongFunction<DeadLetters> value) {
        FunctionCounter.builder("adapter.dead.letters", letters, value::applyAsLong)
                .description("Dead letters, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static double count(DeadLetters letters, Kind kind) {
        return letters.known().letters().stream()
                .filter(letter -> letter.kind() == kind)
                .count();
    }

    void start(@Observes StartupEvent event) {
        if (serves && letters.areKept()) {
            reader = Thread.ofVirtual().name("dead-letters").start(this::read);
        }
    }

    void end(@Observes ShutdownEvent event) {
        if (reader != null) {
            reader.interrupt();
        }
    }

    private void read() {
        try {
            while (true) {
                letters.refresh();
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
