package io.khoroszendesk.zendesk;

import io.khoroszendesk.zendesk.call.Endpoint.Family;
import io.khoroszendesk.zendesk.call.FaultTolerance;
import io.khoroszendesk.zendesk.call.LastOutcome;
import io.khoroszendesk.zendesk.call.RateLimitFilter;
import io.khoroszendesk.zendesk.call.RetryAfterMemory;
import io.khoroszendesk.zendesk.call.ServerClockFilter;
import io.khoroszendesk.zendesk.model.CallOutcome;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The state of Zendesk, as far as the calls that are made anyway show it. */
@Singleton
public class ZendeskStatus {

    private final FaultTolerance guards;
    private final RetryAfterMemory limits;
    private final RateLimitFilter quota;
    private final LastOutcome last;
    private final ServerClockFilter clock;

    @Inject
    ZendeskStatus(
            FaultTolerance guards,
            RetryAfterMemory limits,
            RateLimitFilter quota,
            LastOutcome last,
            ServerClockFilter clock) {
        this.guards = guards;
        this.limits = limits;
        this.quota = quota;
        this.last = last;
        this.clock = clock;
    }

    /** The outcome of the last call, if it was made within {@code age}. */
    public Optional<CallOutcome> last(Duration age) {
        return last.within(age);
    }

    /**
     * How far our clock was ahead at the last response of Zendesk's that said what time it is, negative if it is
     * behind; empty before the first one.
     */
    public Optional<Duration> clockAhead() {
        return clock.ahead();
    }

    /** The families of endpoints whose circuit breaker is open. */
    public List<String> suspended() {
        return Arrays.stream(Family.values())
                .filter(family -> guards.breaker(family) != CircuitBreakerState.CLOSED)
                .map(Family::label)
                .toList();
    }

    /**
     * The rate limits in force, with the time until each ends. The key is the endpoint's label, followed for changes by
     * the id of the changed object, or {@code account} for a limit of the whole account. Callers that show the keys
     * must leave the ids out.
     */
    public Map<String, Duration> limited() {
        return limits.inForce();
    }

    /** The calls that were left in the account's minute at Zendesk's last response. */
    public OptionalInt callsLeft() {
        return quota.left();
    }

    /** The account's rate limit in calls per minute. */
    public OptionalInt callsAllowed() {
        return quota.limit();
    }

    /** When the account's rate limit is reset. */
    public Instant quotaRenewal() {
        return quota.renewal();
    }
}
