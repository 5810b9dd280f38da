package io.khoroszendesk.zendesk.background;

import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.ZendeskStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reserves the last calls of Zendesk's rate limit for agents. The last known numbers apply until their minute is over;
 * then one call may find out the new ones.
 */
@Singleton
public class QuotaReserve {

    private static final Logger LOG = Logger.getLogger(QuotaReserve.class);

    private final BackgroundConfig config;
    private final ZendeskStatus status;
    private final Clock clock;

    @Inject
    QuotaReserve(BackgroundConfig config, ZendeskStatus status, Clock clock) {
        this.config = config;
        this.status = status;
        this.clock = clock;
    }

    /** How long to wait before the next call; empty if it may be made now. */
    public Optional<Duration> pause() {
        if (status.callsLeft().isEmpty() || status.callsAllowed().isEmpty()) {
            return Optional.empty();
        }
        double share = (double) status.callsLeft().getAsInt()
                / Math.max(1, status.callsAllowed().getAsInt());
        Duration left = Duration.between(clock.instant(), status.quotaRenewal());
        return share < config.headRoom() && left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    /** Waits until a call may be made. */
    void await(StopSignal stop) {
        Optional<Duration> pause = pause();
        if (pause.isPresent()) {
            LOG.debugf("Waiting %s for Zendesk's next minute", pause.get());
            stop.sleep(pause.get());
        }
    }
}
