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

    /** An answer of any kind shows that Zendesk is there and knows us. */
    public void succeeded() {
        last = new CallOutcome(clock.instant(), Optional.empty());
    }

    public void failed(ZendeskException e) {
        if (e.isOutage() || e.is(Kind.UNAUTHORIZED)) {
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
