package io.khoroszendesk.care.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.khoroszendesk.common.cli.OptionConverters;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SyncOptionsTest {

    private static SyncOptions options(String... arguments) {
        SyncOptions options = new SyncOptions();
        OptionConverters.addTo(new CommandLine(options)).parseArgs(arguments);
        return options;
    }

    @Test
    void without_options_it_goes_on_where_the_last_run_has_ended_and_ends() {
        assertThat(options().start()).isEmpty();
        assertThat(options().follow()).isFalse();
        assertThat(options().dryRun).isFalse();
    }

    @Test
    void a_day_begins_at_midnight_utc() {
        assertThat(options("--from", "2026-11-21").start())
                .contains(Instant.parse("2026-11-21T00:00:00Z").getEpochSecond());
    }

    @Test
    void full_begins_with_the_first_user() {
        assertThat(options("--full").start()).contains(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--once --follow", "--full --from 2026-11-21", "--from yesterday", "--from"})
    void what_contradicts_itself_is_refused(String arguments) {
        assertThatThrownBy(() -> options(arguments.split(" "))).isInstanceOf(CommandLine.ParameterException.class);
    }
}
