package io.khoroszendesk.common.http.server;

import io.khoroszendesk.common.log.Plural;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * All connections to the API; those without a request are in the order in which they became idle. When their number
 * approaches {@code quarkus.http.limits.max-connections}, at which new connections are rejected, the oldest idle ones
 * are closed. A connection with a request under way never is.
 */
@Startup
@Singleton
class Connections {

    private static final Logger LOG = Logger.getLogger(Connections.class);
    /**
     * The thresholds, in percent of the limit: from the first on it is logged; from the second on idle connections are
     * closed; from the third on even new ones.
     */
    private static final int WARNING = 80;

    private static final int CLOSING = 90;
    private static final int URGENT = 95;

    /** The time a new connection has to send its request, so that it isn't closed while there is room. */
    private static final long GRACE_NANOS = Duration.ofSeconds(1).toNanos();

    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final OptionalInt limit;
    private final LongSupplier nanoTime;
    private final Counter evicted;
    private final Counter timedOut;

    /** Oldest first; guarded by this, like everything below. */
    private final Set<Connection> idle = new LinkedHashSet<>();

    private int open;
    private int leaving;
    private volatile boolean ending;
    private long warnedAt;
    private boolean warned;

    @Inject
    Connections(
            @ConfigProperty(name = "quarkus.http.limits.max-connections") Optional<Integer> limit,
            MeterRegistry registry) {
        this(limit.map(OptionalInt::of).orElse(OptionalInt.empty()), registry, System::nanoTime);
    }

    Connections(OptionalInt limit, MeterRegistry registry, LongSupplier nanoTime) {
        this.limit = limit.isPresent() && limit.getAsInt() > 0 ? limit : OptionalInt.empty();
        this.nanoTime = nanoTime;
        this.evicted = closed(registry, "evicted");
        this.timedOut = closed(registry, "timeout");
        gauge(registry, "open", this::open);
        gauge(registry, "idle", this::idle);
        Gauge.builder("khoros.connections.limit", () -> this.limit.isPresent() ? this.limit.getAsInt() : Double.NaN)
                .description("Connections to the API that may be open")
                .register(registry);
    }

    /** Records a new connection and makes room if needed. */
    void opened(Connection connection) {
        List<Connection> leave = new ArrayList<>();
        synchronized (this) {
            open++;
            for (Connection oldest = oldest(); oldest != null; oldest = oldest()) {
                leave(oldest);
                leave.add(oldest);
            }
            toIdle(connection);
            warn();
        }
        for (Connection oldest : leave) {
            evicted.increment();
            oldest.close();
        }
    }

    /**
     * Records that a request has arrived. Returns false if the connection is about to be closed, so that the request
     * must not begin.
     */
    synchronized boolean began(Connection connection) {
        idle.remove(connection);
        return !connection.evicted;
    }

    /** Records that nothing is under way any more. */
    synchronized void ended(Connection connection) {
        if (!connection.evicted && !connection.gone) {
            toIdle(connection);
        }
    }

    /** Records that a connection is closed. */
    synchronized void closed(Connection connection) {
        connection.gone = true;
        idle.remove(connection);
        open--;
        leaving -= connection.evicted ? 1 : 0;
        notifyAll();
    }

    /** Whether each response is the last one of its connection, because the service stops. */
    boolean areEnding() {
        return ending;
    }

    /**
     * Lets each connection end with its next response, and waits until none is left. Those on which no request is under
     * way when the time is over are closed.
     */
    void end(Duration grace) throws InterruptedException {
        List<Connection> rest;
        synchronized (this) {
            ending = true;
            long end = nanoTime.getAsLong() + grace.toNanos();
            for (long left = grace.toNanos(); open > 0 && left > 0; left = end - nanoTime.getAsLong()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            rest = List.copyOf(idle);
            rest.forEach(this::leave);
        }
        rest.forEach(Connection::close);
    }

    private void leave(Connection connection) {
        idle.remove(connection);
        connection.evicted = true;
        leaving++;
    }

    void timedOut() {
        timedOut.increment();
    }

    synchronized int open() {
        return open;
    }

    synchronized int idle() {
        return idle.size();
    }

    private void toIdle(Connection connection) {
        connection.idleSince = nanoTime.getAsLong();
        idle.remove(connection);
        idle.add(connection);
    }

    /** The connection that must be closed now; null if none has to be. */
    private Connection oldest() {
        Iterator<Connection> candidates = idle.iterator();
        int staying = open - leaving;
        if (limit.isEmpty() || !isBeyond(staying, CLOSING) || !candidates.hasNext()) {
            return null;
        }
        Connection candidate = candidates.next();
        boolean rested = nanoTime.getAsLong() - candidate.idleSince >= GRACE_NANOS;
        return rested || isBeyond(staying, URGENT) ? candidate : null;
    }

    private boolean isBeyond(int count, int hundredths) {
        return count > (long) limit.getAsInt() * hundredths / 100;
    }

    private void warn() {
        long now = nanoTime.getAsLong();
        if (limit.isPresent() && isBeyond(open, WARNING) && (!warned || now - warnedAt >= PAUSE_NANOS)) {
            warned = true;
            warnedAt = now;
            LOG.warnf(
                    "%s open, %d of them idle, and QUARKUS_HTTP_LIMITS_MAX_CONNECTIONS is %d."
                            + " From %d %% of it on, the oldest idle ones are closed, %.0f so far.",
                    Plural.of(open, "connection to the API is", "connections to the API are"),
                    idle.size(),
                    limit.getAsInt(),
                    CLOSING,
                    evicted.count());
        }
    }

    private static void gauge(MeterRegistry registry, String state, Supplier<Number> value) {
        Gauge.builder("khoros.connections", value)
                .description("Connections to the API, and those of them on which no request is under way")
                .tag("state", state)
                .register(registry);
    }

    private static Counter closed(MeterRegistry registry, String reason) {
        return Counter.builder("khoros.connections.closed")
                .description("Connections that were closed to make room, or because nothing came in time")
                .tag("reason", reason)
                .register(registry);
    }
}
