package io.khoroszendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Options that no setting can make right are refused by what reads them, before anything starts. */
class WrongOptionsTest {

    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        return Adapter.commands(CommandLine.defaultFactory())
                .setErr(new PrintWriter(errors))
                .execute(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "register --name x --url ftp://crm.acme.example | is not an address such as",
                "register --name x --url http://u:p@crm.acme.example | is not an address of a service",
                "update --url https://crm.acme.example?x | is not an address of a service",
                "adopt 7 --url https://crm.acme.example/#x | is not an address of a service",
                "register --name= | a name is not blank",
                "update --name= | a name is not blank",
                "publish --initiative 1 --text x | There is nobody to publish to",
                "publish --initiative 1 --account , --text x | There is nobody to publish to",
                "publish --initiative 1 --account 1 | There is nothing to publish",
                "publish --initiative 1 --account 1 --json /nonexistent | /nonexistent can't be read",
                "publish --initiative 1 --account 1 --text x --link-title y | needs the link itself",
                "publish --initiative 1 --account 1 --text x --visibility FOO | is not VISIBLE, INVISIBLE or",
                "publish --initiative 1 --account 1 --text x --at 2020-01-01T00:00:00Z | is past",
                "publish --initiative 1 --account 1 --link javascript:alert(1) | is not an address such as",
                "publish --initiative 1 --account jane --text x | is not a number above 0",
                "accounts --initiative abc | is not a number above 0",
                "message ../me --initiative 1 | is not a number above 0",
                "login --wait 0 | nobody can log in within no time",
                "login --token --paste | --token and --paste exclude each other",
                "publish --initiative 1 --account 1 --text= | it is empty",
                "sync --from tomorrow | is not a day such as 2026-11-21",
                "sync --from= | is not a day such as 2026-11-21",
                "sync --from 9999-01-01 | has not begun yet"
            })
    void a_wrong_option_ends_with_2_and_says_what_is_wrong(String line, String sentence) {
        assertThat(run(line.split(" "))).as(errors.toString()).isEqualTo(2);

        assertThat(errors.toString()).contains(sentence).contains("Usage: khoros-zendesk-adapter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--dry-run=false",
                "--dry-run=false check",
                "sync --dry-run=false",
                "register --name x --dry-run=false",
                "events subscribe --dry-run=false"
            })
    void a_dry_run_takes_no_value(String line) {
        assertThat(run(line.split(" "))).as(errors.toString()).isEqualTo(2);
        assertThat(errors.toString()).contains("should be specified without 'false'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--\u001b[2J",
                "\u001b[2J",
                "check \u001b]0;x\u0007",
                "sync --from \u001b[2J",
                "author join \u009b2J twitter:1",
                "publish --initiative 1 --account 1 --json /\u001b[2J"
            })
    void no_word_of_a_wrong_line_acts_on_the_terminal(String line) {
        assertThat(run(line.split(" "))).as(errors.toString()).isEqualTo(2);

        assertThat(errors.toString()).contains("\ufffd").doesNotContainPattern("[\\p{Cc}&&[^\\n\\r\\t]]");
    }

    @Test
    void the_version_is_that_of_the_build() {
        StringWriter out = new StringWriter();

        int exit = Adapter.commands(CommandLine.defaultFactory())
                .setOut(new PrintWriter(out))
                .execute("--version");

        assertThat(out.toString()).matches("khoros-zendesk-adapter \\d+\\.\\d+\\.\\d+\\S*\\R");
        assertThat(exit).isZero();
    }

    @Test
    void a_text_that_begins_with_an_at_sign_is_no_name_of_a_file(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("jane"), "--native-scheduling");

        CommandLine line = Adapter.commands(CommandLine.defaultFactory());
        line.parseArgs("publish", "--initiative", "1", "--text", "@" + file);

        assertThat(line.getSubcommands().get("publish").getParseResult().matchedOptionValue("--text", ""))
                .isEqualTo("@" + file);
    }
}
