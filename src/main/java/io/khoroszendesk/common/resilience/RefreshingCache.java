package io.khoroszendesk.common.resilience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Caches a value that is read from Zendesk. When the value has expired, one thread reads it again for all. A request
 * waits only briefly for that, because an old value is better than none; the old value stays in use while reading fails.
 */
public final class RefreshingCache<T> {

    private static final Logger LOG = Logger.getLogger(RefreshingCache.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

    private final String name;
    private final Supplier<T> source;
    private final Duration life;
    private final Duration budget;
    private final Clock clock;

    private volatile Copy<T> copy;
    private CompletableFuture<Copy<T>> reading;

    private record Copy<T>(T value, Instant end) {}

    /** @param name what is cached, for those who want to know what a request has waited for */
    public RefreshingCache(String name, Supplier<T> source, Duration life, Duration budget, Clock clock) {
        this.name = name;
        this.source = source;
        this.life = life;
        this.budget = budget;
        this.clock = clock;
    }

    public T get() {
        Copy<T> now = copy;
        long start = System.nanoTime();
        if (now != null && clock.instant().isBefore(now.end())) {
            looked(start, " fresh");
            return now.value();
        }
        Duration patience = now == null ? Deadline.current().left() : PATIENCE;
        try {
            T value = Deadline.current().await(read(now), patience, "metadata").value();
            looked(start, " refreshed");
            return value;
        } catch (RuntimeException e) {
            looked(start, now == null ? " missing" : " stale");
            if (now != null) {
                return now.value();
            }
            throw e;
        }
    }

    private void looked(long start, String found) {
        Timeline timeline = Deadline.current().timeline();
        if (timeline.isKept()) {
            timeline.ended(Timeline.Kind.CACHE, name + found, start, 0, "");
        }
    }

    private synchronized CompletableFuture<Copy<T>> read(Copy<T> old) {
        if (copy != old) {
            return CompletableFuture.completedFuture(copy);
        }
        if (reading == null || reading.isDone()) {
            CompletableFuture<Copy<T>> started = new CompletableFuture<>();
            reading = started;
            Deadline.current().fork(() -> {
                readInto(started, old);
                return null;
            });
        }
        return reading;
    }

    private void readInto(CompletableFuture<Copy<T>> result, Copy<T> old) {
        try {
            T value = Deadline.run(System.nanoTime(), budget, source::get);
            Copy<T> fresh = new Copy<>(value, clock.instant().plus(life));
            synchronized (this) {
                copy = fresh;
            }
            result.complete(fresh);
        } catch (Exception e) {
            if (old != null) {
                LOG.warnf("Metadata is not fresh: %s", e.getMessage());
                synchronized (this) {
                    copy = new Copy<>(old.value(), clock.instant().plus(PAUSE_AFTER_FAILURE));
                }
            }
            result.completeExceptionally(e);
        }
    }
}
