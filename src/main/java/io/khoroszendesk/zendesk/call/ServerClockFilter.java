package io.khoroszendesk.zendesk.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jboss.resteasy.reactive.client.impl.PreservesThreadClientResponseFilter;

/**
 * Compares our clock with Zendesk's, from the {@code Date} header of every response. It never blocks, so it needs no
 * thread of its own.
 */
@ApplicationScoped
public class ServerClockFilter implements PreservesThreadClientResponseFilter {

    private final Clock clock;
    private volatile Duration ahead;
    private volatile boolean isCurrent;
    /** The last header read, because all responses of one second carry the same. */
    private volatile Stamp stamp = new Stamp("", Instant.EPOCH);

    private record Stamp(String date, Instant instant) {}

    @Inject
    public ServerClockFilter(Clock clock) {
        this.clock = clock;
    }

    /**
     * How far our clock was ahead at the last response of Zendesk's that said what time it is, negative if it is
     * behind; empty before the first one.
     */
    public Optional<Duration> ahead() {
        return Optional.ofNullable(ahead);
    }

    /** The same, but empty if later responses did not say what time it is: the clock may have been set meanwhile. */
    public Optional<Duration> currentlyAhead() {
        return isCurrent ? ahead() : Optional.empty();
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        // A broken connection arrives here as a response without headers.
        if (response.getHeaders() == null) {
            return;
        }
        String date = response.getHeaderString("Date");
        if (date == null) {
            isCurrent = false;
            return;
        }
        try {
            Stamp read = stamp;
            if (!read.date().equals(date)) {
                read = new Stamp(
                        date,
                        ZonedDateTime.parse(date.trim(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
                stamp = read;
            }
            ahead = Duration.between(read.instant(), clock.instant());
            isCurrent = true;
        } catch (DateTimeException e) {
            // A gateway's malformed header says nothing about the clock.
            return;
        }
    }
}
