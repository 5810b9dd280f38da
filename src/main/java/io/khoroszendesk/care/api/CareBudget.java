package io.khoroszendesk.care.api;

import io.khoroszendesk.common.memory.MemoryUnavailableException;
import io.khoroszendesk.common.memory.SharedMemory;
import io.khoroszendesk.common.resilience.StopSignal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps calls within Care's rate limit: a bucket of tokens, one for each call, each of which comes back when Care has
 * forgotten its call. A bucket that is filled evenly would let through twice the limit in the first minute.
 *
 * <p>Where there is a shared memory, all processes take from one bucket. Then the command {@code sync} stops while a
 * share is left, which the webhook may use up. Without one, each process has a bucket of its own, and the two shares
 * together are the limit.
 */
@Singleton
public class CareBudget {

    /** Calls may be on the way for different times, and Care counts them when they arrive. */
    private static final Duration MARGIN = Duration.ofSeconds(1);
    /** Before whatever waits at shutdown for what waits here. */
    private static final int FIRST = 0;

    private static final String BUCKET = "calls to Care";

    private final SharedMemory memory;
    private final Clock clock;
    private final Consumer<Duration> pause;
    private final StopSignal stop;
    private final Timer waits;
    private final Duration life;
    /** How many tokens of all may be out before this process waits, and how many of its own. */
    private final int most;

    private final int mostAlone;
    private final Deque<Instant> taken = new ArrayDeque<>();
    private final AtomicLong made = new AtomicLong();

    /** @param serves whether this is the server; a command that starts none leaves the share to it */
    @Inject
    public CareBudget(
            CareCallConfig config,
            SharedMemory memory,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serves) {
        this(config, memory, clock, metrics, serves, new StopSignal());
    }

    private CareBudget(
            CareCallConfig config,
            SharedMemory memory,
            Clock clock,
            MeterRegistry metrics,
            boolean serves,
            StopSignal stop) {
        this(config, memory, clock, metrics, serves, stop, stop::sleep);
    }

    CareBudget(
            CareCallConfig config,
            SharedMemory memory,
            Clock clock,
            MeterRegistry metrics,
            boolean serves,
            StopSignal stop,
            Consumer<Duration> pause) {
        int reserved = Math.clamp(Math.round(config.calls() * config.webhookShare()), 1, config.calls() - 1);
        this.memory = memory;
        this.clock = clock;
        this.stop = stop;
        this.pause = pause;
        this.waits = metrics.timer("care.calls.waited");
        this.life = config.callsPeriod().plus(MARGIN);
        this.most = serves ? config.calls() : config.calls() - reserved;
        this.mostAlone = serves ? reserved : config.calls() - reserved;
    }

    void end(@Observes @Priority(FIRST) ShutdownEvent event) {
        stop.now();
    }

    /**
     * Waits until another call may be made, and counts it.
     *
     * @throws io.khoroszendesk.common.resilience.StoppedException if the program stops meanwhile
     */
    void take() {
        Duration wait = attempt();
        if (!wait.isZero()) {
            Timer.Sample sample = Timer.start();
            while (!wait.isZero()) {
                pause.accept(wait);
                wait = attempt();
            }
            sample.stop(waits);
        }
        made.incrementAndGet();
    }

    /** How many calls this process has made. */
    public long made() {
        return made.get();
    }

    /** How many calls this process can make in a minute, if no other one makes any. */
    public double perMinute() {
        int limit = memory.isOn() ? most : mostAlone;
        return limit * 60_000.0 / life.toMillis();
    }

    /** Zero if a token was taken, else how long to wait before the next attempt. */
    private Duration attempt() {
        try {
            if (memory.isOn()) {
                Duration wait = memory.spend(BUCKET, most, life);
                if (wait.isZero()) {
                    // So that nothing is forgotten if the memory is lost.
                    note();
                }
                return wait;
            }
        } catch (MemoryUnavailableException e) {
            // This process alone, until the memory is back.
        }
        return own();
    }

    private synchronized void note() {
        taken.addLast(clock.instant());
    }

    private synchronized Duration own() {
        Instant now = clock.instant();
        while (!taken.isEmpty() && !taken.getFirst().plus(life).isAfter(now)) {
            taken.removeFirst();
        }
        if (taken.size() < mostAlone) {
            taken.addLast(now);
            return Duration.ZERO;
        }
        Instant back = taken.stream().skip(taken.size() - mostAlone).findFirst().orElseThrow();
        return Duration.between(now, back.plus(life));
    }
}
