package io.khoroszendesk.crm.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Counts wrong keys by client address, logs each address at most once a minute, and decides which responses are
 * delayed. The memory used and the number of delayed responses are bounded.
 */
@Singleton
public class WrongKeys {

    /** How to respond to a wrong key. */
    public enum Answer {
        AT_ONCE,
        /** After {@link #delayMillis}; then {@link #answered} must be called. */
        LATER,
        /** Too many responses are delayed already, so this connection is closed. */
        AT_ONCE_AND_CLOSE
    }

    static final int MOST_ADDRESSES = 10_000;
    static final int MOST_WAITING = 1_000;

    private static final Logger LOG = Logger.getLogger(WrongKeys.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int IPV6_NETWORK = 8;

    /** The wrong keys of one address in the minute that began with the first of them. */
    private record Minute(long startMillis, int count, int before) {}

    private final WrongKeyConfig config;
    private final Clock clock;
    private final Counter refused;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Cache<String, Minute> minutes = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(WINDOW.multipliedBy(2))
            .build();

    @Inject
    WrongKeys(WrongKeyConfig config, Clock clock, MeterRegistry registry) {
        this.config = config;
        this.clock = clock;
        this.refused = Counter.builder("khoros.keys.refused")
                .description("Requests with a key that is none of Khoros'")
                .register(registry);
    }

    /** Records a wrong key and decides how to respond. */
    public Answer record(SocketAddress from) {
        refused.increment();
        String address = named(from == null ? null : from.host());
        Minute minute = minutes.asMap().merge(address, new Minute(clock.millis(), 1, 0), this::next);
        if (minute.count() == 1) {
            LOG.warnf(
                    "Wrong key from %s, after %d in its previous minute; further ones are only counted for a minute",
                    address, minute.before());
        }
        if (minute.count() <= config.wrongKeysPerMinute() || delayMillis() <= 0) {
            return Answer.AT_ONCE;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Answer.AT_ONCE_AND_CLOSE;
        }
        return Answer.LATER;
    }

    private Minute next(Minute known, Minute fresh) {
        return fresh.startMillis() - known.startMillis() < WINDOW.toMillis()
                ? new Minute(known.startMillis(), known.count() + 1, known.before())
                : new Minute(fresh.startMillis(), 1, known.count());
    }

    public long delayMillis() {
        return config.wrongKeyDelay().toMillis();
    }

    /** Records that a delayed response was sent. */
    public void answered() {
        waiting.decrementAndGet();
    }

    /**
     * The address by which requests are counted: for IPv6 the network, because whoever has one address there has all of
     * them.
     */
    static String named(String host) {
        byte[] bytes = host == null ? null : NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null) {
            // A proxy may forward any text as the client's address.
            return "an unknown address";
        }
        if (bytes.length == 4 || isMapped(bytes)) {
            byte[] last = Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length);
            return (last[0] & 0xff) + "." + (last[1] & 0xff) + "." + (last[2] & 0xff) + "." + (last[3] & 0xff);
        }
        return HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK).replaceAll("(....)", "$1:") + ":/64";
    }

    /** IPv4 mapped to IPv6, {@code ::ffff:192.0.2.1}. */
    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }
}
