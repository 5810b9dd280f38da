package io.khoroszendesk.zendesk.call;

import io.khoroszendesk.zendesk.model.CallOutcome;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** How the last call to Zendesk ended. */
@Singleton
public class LastOutcome {

    private final Clock clock;
    private volatile CallOutcome last;

    @Inject
    public LastOutcome(Clock clock) {
        this.clock = clock;
    }

    /** Notes a response of any kind, which shows that Zendesk is up and accepts our credentials. */
    public void succeeded() {
        last = new CallOutcome(clock.instant(), Optional.empty());
    }

    /** Notes a failure: an outage, refused credentials or a limit; any other response shows the same as a success. */
    public void failed(ZendeskException e) {
        if (e.isOutage() || e.is(Kind.UNAUTHORIZED, Kind.RATE_LIMITED)) {
            last = new CallOutcome(clock.instant(), Optional.of(e.kind()));
        } else if (e.status() > 0) {
            succeeded();
        }
    }

    /** The outcome of the last call, if it was made within {@code age}. */
    public Optional<CallOutcome> within(Duration age) {
        return Optional.ofNullable(last)
                .filter(o -> o.at().isAfter(clock.instant().minus(age)));
    }
}
