package io.khoroszendesk.marketing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenStoreTest {

    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

    @TempDir
    Path directory;

    private TokenStore store() {
        return new TokenStore(new StateDirectory(Optional.of(directory)), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void ends(Duration fromNow) {
        store().keep(AccessToken.of("token", NOW.plus(fromNow)));
    }

    @Test
    void a_token_is_kept_with_its_end() {
        ends(Duration.ofDays(700));

        assertThat(store().get()).isEqualTo(AccessToken.of("token", NOW.plus(Duration.ofDays(700))));
        assertThat(store().end(store().get())).isEqualTo("It ends on 2029-01-29, in 700 days.");
    }

    @Test
    void a_token_whose_end_is_unknown_counts() {
        store().keep(AccessToken.of("token", null));

        assertThat(store().get().accessToken()).isEqualTo("token");
        assertThat(store().warning()).isEmpty();
    }

    @Test
    void it_warns_from_sixty_days_before_the_end() {
        ends(Duration.ofDays(60).plusSeconds(1));
        assertThat(store().warning()).isEmpty();
        ends(Duration.ofDays(60).minusSeconds(1));
        assertThat(store().warning()).get().asString().contains("ends on 2027-04-30, in 59 days");
        ends(Duration.ofHours(30));
        assertThat(store().warning()).get().asString().contains("in 1 day.");
    }

    @Test
    void after_the_end_it_is_no_token() {
        ends(Duration.ZERO);

        assertThatThrownBy(() -> store().get()).hasMessageContaining("ended on 2027-03-01");
        assertThat(store().warning()).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_understood_is_not_taken_for_nothing() throws IOException {
        Files.writeString(directory.resolve(TokenStore.FILE), "{");

        assertThatThrownBy(() -> store().find())
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("Move it away");
    }
}
