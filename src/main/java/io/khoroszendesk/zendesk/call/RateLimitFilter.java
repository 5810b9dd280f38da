package io.khoroszendesk.zendesk.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.impl.PreservesThreadClientResponseFilter;

/**
 * Reads the headers of Zendesk's responses: how many calls the account has left in this minute (the header's name has
 * changed over the years), and which members of a body were unknown ({@code X-Zendesk-API-Warn}). It never blocks, so
 * it needs no thread of its own.
 */
@ApplicationScoped
public class RateLimitFilter implements PreservesThreadClientResponseFilter {

    private static final Logger LOG = Logger.getLogger(RateLimitFilter.class);
    /** Any number of so many fits an int. */
    private static final int MOST_DIGITS = 9;

    private static final int UNKNOWN = -1;
    private static final int MINUTE = 60;
    private final AtomicInteger limit = new AtomicInteger(UNKNOWN);
    private final AtomicInteger left = new AtomicInteger(UNKNOWN);
    private final AtomicInteger reset = new AtomicInteger(UNKNOWN);
    private volatile Instant read = Instant.EPOCH;
    private final Clock clock;

    @Inject
    RateLimitFilter(Clock clock) {
        this.clock = clock;
    }

    /** The account's rate limit in calls per minute; empty until a response has told it. */
    public OptionalInt limit() {
        return known(limit);
    }

    /** The calls the account had left at Zendesk's last response. */
    public OptionalInt left() {
        return known(left);
    }

    /** When the account's rate limit is reset according to the last response; at the latest a minute after it. */
    public Instant renewal() {
        return read.plusSeconds(Math.min(MINUTE, known(reset).orElse(MINUTE)));
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (response.getHeaders() == null) {
            // A broken connection arrives here as a response without anything.
            return;
        }
        read(response, limit, "x-rate-limit", "ratelimit-limit", "rate-limit");
        read(response, left, "x-rate-limit-remaining", "ratelimit-remaining", "rate-limit-remaining");
        read(response, reset, "ratelimit-reset", "rate-limit-reset");
        read = clock.instant();
        String warning = response.getHeaderString("X-Zendesk-API-Warn");
        if (warning != null) {
            LOG.warnf("Zendesk ignored members of a request: %s", warning.replaceAll("[^\\p{Alnum} _.,:'\\[\\]-]", ""));
        }
    }

    private static void read(ClientResponseContext response, AtomicInteger into, String... names) {
        String value = HeaderAliases.first(response::getHeaderString, RateLimitFilter::isNumber, names);
        if (value != null) {
            into.set(Integer.parseInt(value));
        }
    }

    private static boolean isNumber(String value) {
        if (value.isEmpty() || value.length() > MOST_DIGITS) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static OptionalInt known(AtomicInteger value) {
        int now = value.get();
        return now == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(now);
    }
}
