package io.khoroszendesk.common.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

class OptionConvertersTest {

    @Command
    static final class Everything {

        @Option(names = "--wait")
        Duration wait;

        @Option(names = "--at")
        Instant at;

        @Option(names = "--from")
        LocalDate from;

        @Option(names = "--url")
        URI url;

        @Option(names = "--port", converter = OptionConverters.Port.class)
        int port;

        @Option(names = "--id", converter = OptionConverters.Id.class)
        long id;
    }

    private static Everything read(String... arguments) {
        Everything options = new Everything();
        OptionConverters.addTo(new CommandLine(options)).parseArgs(arguments);
        return options;
    }

    @ParameterizedTest
    @CsvSource({"90s,90", "5m,300", "PT5M,300", "0s,0"})
    void a_time_is_read_as_in_the_settings(String text, long seconds) {
        assertThat(read("--wait", text).wait).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void a_moment_is_read_with_its_offset() {
        assertThat(read("--at", "2027-01-31T09:00:00+01:00").at).isEqualTo(Instant.parse("2027-01-31T08:00:00Z"));
    }

    @Test
    void days_addresses_ports_and_ids_are_read() {
        Everything options = read(
                "--from", "2026-11-21", "--url", "https://crm.acme.example/api/v1", "--port", "65535", "--id", "70001");

        assertThat(options.from).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(options.url).isEqualTo(URI.create("https://crm.acme.example/api/v1"));
        assertThat(options.port).isEqualTo(65_535);
        assertThat(options.id).isEqualTo(70_001);
    }

    @ParameterizedTest
    @CsvSource({
        "--wait,soon,a time such as 90s or 5m",
        "--wait,-5s,a time such as 90s or 5m",
        "--at,2027-01-31,a moment such as 2027-01-31T09:00:00+01:00",
        "--at,2027-01-31T09:00:00,a moment such as 2027-01-31T09:00:00+01:00",
        "--from,yesterday,a day such as 2026-11-21",
        "--from,2026-02-30,a day such as 2026-11-21",
        "--url,crm.acme.example,an address such as https://www.acme.example",
        "--url,javascript:alert(1),an address such as https://www.acme.example",
        "--url,https://a b,an address such as https://www.acme.example",
        "--port,0,a port",
        "--port,65536,a port",
        "--port,many,a port",
        "--id,0,a number above 0",
        "--id,-1,a number above 0",
        "--id,Zendesk,a number above 0"
    })
    void what_cannot_be_read_is_told_in_a_sentence(String option, String text, String expected) {
        assertThatThrownBy(() -> read(option, text))
                .isInstanceOf(ParameterException.class)
                .hasMessage("Invalid value for option '%s': '%s' is not %s.", option, text, expected);
    }
}
