package io.khoroszendesk.zendesk;

import io.khoroszendesk.zendesk.call.Endpoint.Family;
import io.khoroszendesk.zendesk.call.FaultTolerance;
import io.khoroszendesk.zendesk.call.LastOutcome;
import io.khoroszendesk.zendesk.call.RateLimitFilter;
import io.khoroszendesk.zendesk.call.RetryAfterMemory;
import io.khoroszendesk.zendesk.call.ServerClockFilter;
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

/** How Zendesk is doing, as far as the calls that were made anyway tell. */
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
    public Optional<LastOutcome.Outcome> last(Duration age) {
        return last.within(age);
    }

    /** How far our clock was ahead when Zendesk answered last, negative where it is behind; empty before any answer. */
    public Optional<Duration> clockAhead() {
        return clock.ahead();
    }

    /** The families of endpoints that are not called because they have failed repeatedly. */
    public List<String> suspended() {
        return Arrays.stream(Family.values())
                .filter(family -> guards.breaker(family) != CircuitBreakerState.CLOSED)
                .map(Family::label)
                .toList();
    }

    /**
     * What Zendesk has asked not to call, with the time that is left: by the endpoint's label, which for changes is followed by
     * the id of what is changed, or {@code account} for all of them. Who shows it leaves the ids out.
     */
    public Map<String, Duration> limited() {
        return limits.inForce();
    }

    /** The calls that were left of the account's minute when Zendesk answered last. */
    public OptionalInt callsLeft() {
        return quota.left();
    }

    /** The calls a minute that Zendesk allows the account. */
    public OptionalInt callsAllowed() {
        return quota.limit();
    }

    /** When the account has all its calls of a minute again. */
    public Instant quotaRenewal() {
        return quota.renewal();
    }
}
