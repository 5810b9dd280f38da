package io.khoroszendesk.docs;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.docs.MarkdownPage.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/commands.md} has a section for each command, whose table has a row for each of its options and parameters. */
class CommandsPageTest {

    private static final String EXECUTABLE = "The server";
    private static final MarkdownPage PAGE = MarkdownPage.at("docs/commands.md");

    static Stream<String> commands() {
        return CommandTree.commands().keySet().stream();
    }

    @Test
    void every_command_has_its_section_and_nothing_else_has() {
        assertThat(PAGE.headings().stream().filter(heading -> heading.equals(EXECUTABLE) || heading.startsWith("`")))
                .containsExactlyInAnyOrderElementsOf(
                        commands().map(CommandsPageTest::heading).toList());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_option_and_parameter_of_a_command_is_there_and_nothing_else_is(String command) {
        CommandSpec spec = CommandTree.commands().get(command);
        // Every command has help, which is described once.
        Stream<String> options =
                spec.options().stream().filter(not(OptionSpec::usageHelp)).map(option -> names(option) + value(option));
        Stream<String> parameters = spec.positionalParameters().stream().map(parameter -> parameter.paramLabel());

        assertThat(rows(command).map(row -> row.cells().getFirst().replace("`", "")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(options, parameters).toList());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_default_that_an_option_has_is_told(String command) {
        CommandSpec spec = CommandTree.commands().get(command);

        assertThat(spec.options().stream()
                        .filter(option -> option.arity().max() > 0)
                        .flatMap(option -> Optional.ofNullable(option.defaultValue()).stream()))
                .allSatisfy(
                        value -> assertThat(rows(command).map(row -> row.cells().getLast()))
                                .anyMatch(words -> words.contains("Default: `" + value + "`")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void what_must_be_given_is_marked(String command) {
        Set<String> required = CommandTree.commands().get(command).options().stream()
                .filter(OptionSpec::required)
                // Of a group, one is enough.
                .filter(option -> option.group() == null)
                .map(option -> names(option) + value(option))
                .collect(Collectors.toSet());

        assertThat(rows(command)
                        .filter(row -> row.cells().getLast().contains("Required."))
                        .map(row -> row.cells().getFirst().replace("`", ""))
                        .filter(name -> name.startsWith("-")))
                .containsExactlyInAnyOrderElementsOf(required);
    }

    private static Stream<Row> rows(String command) {
        return PAGE.rows().stream().filter(row -> row.heading().equals(heading(command)));
    }

    private static String heading(String command) {
        return command.isEmpty() ? EXECUTABLE : "`" + command + "`";
    }

    private static String names(OptionSpec option) {
        return String.join(", ", List.of(option.names()));
    }

    private static String value(OptionSpec option) {
        return option.arity().max() > 0 ? " " + option.paramLabel() : "";
    }
}
