package io.khoroszendesk.marketing.login;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.marketing.api.AccessToken;
import io.khoroszendesk.marketing.api.TokenStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A gauge of the time until the Khoros token expires, if the server shares the state directory of the commands. */
@Singleton
class TokenGauge {

    void show(
            @Observes StartupEvent event,
            AdapterConfig adapter,
            TokenStore tokens,
            Clock clock,
            MeterRegistry metrics) {
        if (adapter.stateDir().isPresent()) {
            Gauge.builder("khoros.token.left", () -> secondsLeft(tokens, clock))
                    .description("Time until the token ends with which Khoros Marketing is called")
                    .baseUnit("seconds")
                    .strongReference(true)
                    .register(metrics);
        }
    }

    private static double secondsLeft(TokenStore tokens, Clock clock) {
        try {
            Instant end = tokens.find().map(AccessToken::end).orElse(null);
            return end == null
                    ? Double.NaN
                    : Duration.between(clock.instant(), end).toSeconds();
        } catch (CommandException e) {
            return Double.NaN;
        }
    }
}
