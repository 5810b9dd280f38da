package io.khoroszendesk.marketing.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.state.StateDirectory;
import io.khoroszendesk.marketing.api.AccessToken;
import io.khoroszendesk.marketing.api.TokenStore;
import io.khoroszendesk.ops.OperatorSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenGaugeTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-03-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void it_tells_the_seconds_that_are_left() {
        TokenStore tokens = new TokenStore(new StateDirectory(Optional.of(directory)), CLOCK);
        new TokenGauge()
                .show(
                        null,
                        OperatorSettings.of(AdapterConfig.class, "adapter.state-dir", directory.toString()),
                        tokens,
                        CLOCK,
                        metrics);
        assertThat(metrics.get("khoros.token.left").gauge().value()).isNaN();

        tokens.keep(AccessToken.of("token", CLOCK.instant().plus(Duration.ofMinutes(2))));
        assertThat(metrics.get("khoros.token.left").gauge().value()).isEqualTo(120);
    }

    @Test
    void without_a_directory_there_is_none() {
        AdapterConfig adapter = OperatorSettings.of(AdapterConfig.class);
        TokenStore tokens = new TokenStore(new StateDirectory(adapter.stateDir()), CLOCK);

        new TokenGauge().show(null, adapter, tokens, CLOCK, metrics);

        assertThat(metrics.find("khoros.token.left").gauge()).isNull();
    }
}
