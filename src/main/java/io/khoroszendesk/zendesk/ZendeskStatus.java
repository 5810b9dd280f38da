package io.khoroszendesk.zendesk;

import io.khoroszendesk.zendesk.call.Endpoint.Family;
import io.khoroszendesk.zendesk.call.FaultTolerance;
import io.khoroszendesk.zendesk.call.RateLimitFilter;
import io.khoroszendesk.zendesk.call.RetryAfterMemory;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
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
    private final Clock clock;

    private volatile Outcome last;

    /**
     * How the last call ended.
     *
     * @param failure why it failed for reasons that lie with Zendesk, the way to it or our credentials; empty if it did not
     */
    public record Outcome(Instant at, Optional<Kind> failure) {}

    @Inject
    ZendeskStatus(FaultTolerance guards, RetryAfterMemory limits, RateLimitFilter quota, Clock clock) {
        this.guards = guards;
        this.limits = limits;
        this.quota = quota;
        this.clock = clock;
    }

    /** An answer of any kind shows that Zendesk is there and knows us. */
    public void succeeded() {
        last = new Outcome(clock.instant(), Optional.empty());
    }

    public void failed(ZendeskException e) {
        if (e.isOutage() || e.is(Kind.REFUSED)) {
            last = new Outcome(clock.instant(), Optional.of(e.kind()));
        } else if (e.status() > 0) {
            succeeded();
        }
    }

    /** The outcome of the last call, if it was made within {@code age}. */
    public Optional<Outcome> last(Duration age) {
        return Optional.ofNullable(last)
                .filter(o -> o.at().isAfter(clock.instant().minus(age)));
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
