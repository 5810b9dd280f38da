package io.khoroszendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.authors.Since;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Every option of every command: a right value is read, and of a wrong one is told what is wrong. */
class OptionsTest {

    /** A command line, what it prints among other things, and its exit code. */
    record Trial(int exit, String says, String line) {

        void assertEndsSo(Ending ending) {
            assertThat(ending.output()).contains(says).doesNotContain("Exception");
            assertThat(ending.exit()).as(ending.output()).isEqualTo(exit);
        }
    }

    /** What a program has printed, and the exit code it ended with. */
    record Ending(int exit, String output) {}

    /** Lines that hold every option; {@link OptionsIT} runs them. */
    static final List<Trial> TRIALS = List.of(
            new Trial(0, "khoros-zendesk-adapter 1.", "--version"),
            new Trial(0, "2 pushed", "sync --once --from 2026-11-21"),
            new Trial(0, "2 would be pushed", "sync --dry-run --full"),
            new Trial(0, "3 people.", "authors list --limit 3 --deleted"),
            new Trial(0, "3 authors.", "authors list --changed 2026-11-21 --ids --json"),
            new Trial(0, "\"inCare\" : true", "author show --crm 7001 --json"),
            new Trial(0, "Conversations that changed", "author show --handle twitter:jane --conversations"),
            new Trial(0, "twitter:9050", "author show --account x:9050 --deleted"),
            new Trial(1, "Care knows nobody like that", "author show --id 1a2b"),
            new Trial(1, "Care knows nobody like that", "author show --customer 7009"),
            new Trial(
                    0,
                    "Set plan from nothing to \"gold\".",
                    "author set --crm 7001 --attribute plan=gold --person birthday=1970-01-01 --dry-run"),
            new Trial(0, "\"ending\" : \"done\"", "author set --crm 7003 --create --attribute plan=gold --yes --json"),
            new Trial(1, "Care knows nobody like that", "author set --id 1a2b --person birthday=1970-01-01 --yes"),
            new Trial(
                    1,
                    "Care knows nobody like that",
                    "author set --account twitter:9 --person birthday=1970-01-01 --yes"),
            new Trial(
                    1,
                    "Care knows nobody like that",
                    "author set --handle twitter:nobody --person birthday=1970-01-01 --yes"),
            new Trial(1, "Care knows nobody like that", "author set --customer 7009 --attribute plan=gold --yes"),
            new Trial(2, "nobody is here to be asked: give --yes", "author join crm:7001 twitter:9050"),
            new Trial(0, "one person, who is the customer 7001", "author join crm:7001 twitter:9050 --dry-run"),
            new Trial(0, "\"ending\" : \"done\"", "author join twitter:9050 facebook:9051 --yes --json"),
            new Trial(0, "\"ending\" : \"done\"", "author split facebook:9051 --yes --json"),
            new Trial(0, "Nothing is to be done", "author split twitter:9050 --dry-run"),
            new Trial(0, "[ ]", "hooks list --json"),
            new Trial(0, "All of it is seen to", "hooks retry --all"),
            new Trial(1, "There is no dead letter user-7001", "hooks retry user-7001 --dry-run"),
            new Trial(0, "", "hooks drop --all --dry-run"),
            new Trial(1, "There is no dead letter user-7001", "hooks drop user-7001"),
            new Trial(
                    1,
                    "redirect_uri=https%3A%2F%2Fcrm.acme.example%2Fback",
                    "login --paste --redirect-uri https://crm.acme.example/back"),
            new Trial(1, "The browser has not come back", "login --port 18976 --wait 10ms"),
            new Trial(0, "\"email\" : \"admin@acme.example\"", "whoami --json"),
            new Trial(0, "\"name\" : \"Care\"", "initiatives --name Care --json"),
            new Trial(0, "\"service\" : \"TWITTER\"", "accounts --initiative 1710 --json"),
            new Trial(
                    0,
                    "\"instanceUrl\" : \"https://crm.acme.example/there\"",
                    "register --name Desk --url https://crm.acme.example/there --force --unchecked --dry-run"),
            new Trial(
                    0,
                    "\"instanceUrl\" : \"https://crm.acme.example/there\"",
                    "update --name Desk --url https://crm.acme.example/there --unchecked --dry-run"),
            new Trial(
                    0,
                    "CRM 70002 is taken over",
                    "adopt 70002 --name Desk --url https://crm.acme.example/api/v1 --force"),
            new Trial(
                    0,
                    "PATCH /v2/crm/admin/custom/7000",
                    "rotate-key --kubernetes --apply -n acme --secret keys --entry khoros --kubectl KUBECTL"
                            + " --wait 1m --grace PT1S --dry-run"),
            new Trial(
                    0,
                    "\"scheduledPublishDate\" : \"2999-01-31T08:00:00Z\"",
                    "publish --initiative 1710 --text Hello --link https://acme.example --link-title News"
                            + " --link-description All --link-caption Here --link-thumbnail https://acme.example/a.png"
                            + " --account 21366 --service twitter --title Title --label Label"
                            + " --at 2999-01-31T09:00:00+01:00 --native-scheduling --visibility visible --status draft"
                            + " --callback https://acme.example/done --asset 1,2 --plan 3 --publisher 4,5 --note Note"
                            + " --sponsor 6 --sponsor-name Sponsor --sponsor-link https://sponsor.example"
                            + " --json MESSAGE --dry-run"),
            new Trial(
                    0,
                    "image/gif, 6 bytes",
                    "publish --initiative 1710 --account 21366 --image IMAGE --alt-text Kettle --dry-run"),
            new Trial(1, "Khoros has no message of that id", "message 70009 --initiative 1710 --json"),
            new Trial(1, "Khoros has no message of that id", "message 70009 --initiative 1710 --delete"),
            new Trial(0, "error-custom-crm", "events subscribe --dry-run"),
            new Trial(0, "[ ]", "events list --all --json"),
            new Trial(0, "", "events unsubscribe --dry-run"),
            new Trial(0, "", "events pause --dry-run"),
            new Trial(0, "", "events resume --dry-run"),
            new Trial(0, "0 events.", "events pull"));

    /** What other tests run: those of the server, of {@code check}, and of {@code sync}. */
    private static final List<String> TRIED_ELSEWHERE = List.of(
            "--dry-run",
            "health --ready",
            "check --fix --json --wait",
            "check --url https://crm.acme.example --ask-key",
            "sync --follow");

    /** A value that can't be read, for each type that options have. */
    private static final Map<Class<?>, String> WRONG = Map.of(
            Duration.class, "soon",
            Instant.class, "2027-01-31",
            LocalDate.class, "yesterday",
            Since.class, "2026-11-31",
            AuthorRef.class, "@jane",
            URI.class, "crm.acme.example",
            int.class, "many",
            long.class, "Zendesk",
            Long.class, "Zendesk");

    /** Every text is a right one, and a flag has no value. */
    private static final Set<Class<?>> NEVER_WRONG = Set.of(String.class, boolean.class, Boolean.class);

    /** Reads this line, and tells what is wrong with it or what it can be. */
    Ending read(String line) {
        StringWriter output = new StringWriter();
        PrintWriter terminal = new PrintWriter(output);
        int exit = Adapter.commands(CommandLine.defaultFactory())
                .setOut(terminal)
                .setErr(terminal)
                .execute(line.split(" "));
        return new Ending(exit, output.toString());
    }

    @ParameterizedTest
    @MethodSource("wrongLines")
    void a_wrong_value_is_told_before_anything_starts(String line) {
        Ending ending = read(line);

        assertThat(ending.output()).startsWith("Invalid value for ").doesNotContain("Exception");
        assertThat(ending.output().lines().toList().get(1)).startsWith("Usage: khoros-zendesk-adapter ");
        assertThat(ending.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chek",
                "--dry",
                "sync --form 2026-11-21",
                "sync --once --follow",
                "register",
                "events",
                "--dry-run=false",
                "login --token --paste",
                "author",
                "authors",
                "hooks",
                "author show",
                "author show --crm 1 --customer 1",
                "author set --crm 1",
                "author set --id 1a --attribute plan=gold",
                "author set --crm 1 --attribute id=2",
                "author join twitter:1",
                "author join twitter:1 @jane",
                "author split twitter:",
                "author split",
                "authors list --ids",
                "authors list --changed 2999-01-01",
                "check --fix --url https://crm.acme.example",
                "check --ask-key",
                "hooks retry",
                "hooks drop user-1 --all",
                "publish --initiative 1 --text Hello"
            })
    void what_is_no_command_line_is_told_before_anything_starts(String line) {
        Ending ending = read(line);

        assertThat(ending.output()).doesNotContain("Exception").containsPattern("\n(Usage|Possible solutions|Did you)");
        assertThat(ending.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "check -h", "sync --help", "publish --help", "events list --help"})
    void a_command_explains_its_options(String line) {
        Ending ending = read(line);

        assertThat(ending.output()).startsWith("Usage: khoros-zendesk-adapter").contains(optionsOf(line));
        assertThat(ending.exit()).isZero();
    }

    /** All but {@code --help}, which is one option that all commands inherit. */
    @Test
    void every_option_has_a_trial() {
        Set<String> tried = Stream.of(
                        TRIALS.stream().map(Trial::line), TRIED_ELSEWHERE.stream(), Stream.of("login --token"))
                .flatMap(lines -> lines)
                .map(OptionsTest::parsed)
                .flatMap(parsed -> parsed.matchedArgs().stream().map(argument -> named(parsed.commandSpec(), argument)))
                .collect(Collectors.toSet());

        assertThat(tried)
                .containsAll(specs(
                                Adapter.commands(CommandLine.defaultFactory()).getCommandSpec())
                        .flatMap(command -> command.args().stream()
                                .filter(argument -> !(argument instanceof OptionSpec option && option.usageHelp()))
                                .map(argument -> named(command, argument)))
                        .toList());
    }

    static Stream<String> wrongLines() {
        return specs(Adapter.commands(CommandLine.defaultFactory()).getCommandSpec())
                .flatMap(command -> command.args().stream()
                        .filter(argument -> !NEVER_WRONG.contains(type(argument)))
                        .map(argument -> wrongLine(command, argument)));
    }

    /** The command with what it demands, and this option with a value that can't be read. */
    private static String wrongLine(CommandSpec command, ArgSpec wrong) {
        List<String> words = new ArrayList<>(List.of(path(command)));
        command.args().stream()
                .filter(argument -> argument.required() && argument != wrong)
                .forEach(argument -> words.addAll(words(argument, "1")));
        assertThat(WRONG).as("a wrong value for " + wrong).containsKey(type(wrong));
        words.addAll(words(wrong, WRONG.get(type(wrong))));
        return String.join(" ", words);
    }

    private static List<String> words(ArgSpec argument, String value) {
        return argument instanceof OptionSpec option ? List.of(option.longestName(), value) : List.of(value);
    }

    private static Class<?> type(ArgSpec argument) {
        return argument.typeInfo().isMultiValue() ? argument.auxiliaryTypes()[0] : argument.type();
    }

    private static ParseResult parsed(String line) {
        ParseResult parsed = Adapter.commands(CommandLine.defaultFactory()).parseArgs(line.split(" "));
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        return parsed;
    }

    private static List<String> optionsOf(String line) {
        return parsed(line).commandSpec().options().stream()
                .map(OptionSpec::longestName)
                .toList();
    }

    private static Stream<CommandSpec> specs(CommandSpec command) {
        return Stream.concat(
                Stream.of(command),
                command.subcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .flatMap(OptionsTest::specs));
    }

    private static String named(CommandSpec command, ArgSpec argument) {
        return path(command) + " "
                + (argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel());
    }

    /** The command's name behind that of the executable. */
    private static String path(CommandSpec command) {
        return command.qualifiedName().replaceFirst("^\\S+ ?", "");
    }
}
