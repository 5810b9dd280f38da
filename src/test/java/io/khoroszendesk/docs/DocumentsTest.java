package io.khoroszendesk.docs;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages name exists: other pages and their sections, files, commands with their options, settings. */
class DocumentsTest {

    private static final int LONGEST_README = 160;

    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern MAKE =
            Pattern.compile("(?:^|\\s)make ([a-z][a-z-]*)((?: +[A-Z_]+=(?:\"[^\"]*\"|\\S*))*)");
    private static final Pattern TARGET = Pattern.compile("(?m)^([a-z][a-z-]*):");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|\\S+");
    private static final Pattern VARIABLE = Pattern.compile("\\b(?:ADAPTER|ZENDESK|KHOROS|CARE)_[A-Z0-9_]+");
    private static final Pattern OPTION = Pattern.compile("--?[a-z][a-z-]*(?:=.*)?");
    private static final Pattern FILE = Pattern.compile("(?:\\.github|bench|deploy|docs|src|wiremock)/[\\w./-]+");
    private static final Set<String> OTHER_PROGRAMS = Set.of(
            "cd", "curl", "docker", "git", "grep", "java", "kubectl", "make", "mvn", "npm", "openssl", "promtool");

    static Stream<MarkdownPage> pages() {
        return MarkdownPage.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_leads_to_a_file_and_a_section_that_are_there(MarkdownPage page) {
        assertThat(page.links().stream().flatMap(link -> problem(page, link).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_file_that_is_named_is_there(MarkdownPage page) {
        assertThat(page.spans().stream().filter(FILE.asMatchPredicate()).filter(not(DocumentsTest::isSecret)))
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_target_of_make_is_there_and_takes_these_variables(MarkdownPage page) throws IOException {
        String makefile = Files.readString(Path.of("Makefile"));
        Set<String> targets =
                TARGET.matcher(makefile).results().map(match -> match.group(1)).collect(Collectors.toSet());

        assertThat(code(page).flatMap(line -> MAKE.matcher(line).results())).allSatisfy(make -> {
            assertThat(targets).contains(make.group(1));
            assertThat(Pattern.compile("([A-Z_]+)=").matcher(make.group(2)).results())
                    .allSatisfy(variable -> assertThat(makefile).containsPattern("\\$\\(" + variable.group(1) + "\\)"));
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_command_line_of_the_adapter_is_one_it_accepts(MarkdownPage page) {
        assertThat(page.commandLines().stream()
                        .map(DocumentsTest::arguments)
                        .flatMap(Optional::stream)
                        .flatMap(arguments -> CommandTree.problem(arguments, true).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_command_and_option_that_a_sentence_names_is_there(MarkdownPage page) {
        assertThat(page.spans().stream()
                        .map(span -> arguments(span).orElseGet(() -> words(span)))
                        .filter(words -> !words.isEmpty() && !OTHER_PROGRAMS.contains(words.getFirst()))
                        .filter(words ->
                                isGroup(words.getFirst()) || words.stream().anyMatch(OPTION.asMatchPredicate()))
                        .flatMap(words -> words.getFirst().startsWith("-")
                                ? unknown(words.getFirst()).stream()
                                : CommandTree.problem(words, false).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_environment_variable_is_a_setting(MarkdownPage page) throws IOException {
        Set<String> settings = KnownSettings.variables();
        String compose = Files.readString(Path.of("deploy/compose.yaml"));

        assertThat(VARIABLE.matcher(page.source()).results().map(MatchResult::group))
                .allMatch(variable -> variable.endsWith("_")
                        ? settings.stream().anyMatch(setting -> setting.startsWith(variable))
                        : settings.contains(variable) || compose.contains("${" + variable + ":-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adapter check --fix",
                "java -jar target/quarkus-app/quarkus-run.jar check --fix",
                "ADAPTER_STATE_DIR=/var/lib/adapter adapter check --fix",
                "docker exec adapter /work/adapter check --fix",
                "docker run --rm khoros-zendesk-adapter check --fix",
                "kubectl exec deploy/khoros-zendesk-adapter -- /work/adapter check --fix | head"
            })
    void a_command_line_of_the_adapter_is_recognized_however_it_is_started(String line) {
        assertThat(arguments(line)).contains(List.of("check", "--fix"));
    }

    @Test
    void the_readme_is_short() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(LONGEST_README);
    }

    private static Optional<String> problem(MarkdownPage page, String link) {
        if (ELSEWHERE.matcher(link).matches()) {
            return Optional.empty();
        }
        String[] parts = link.split("#", 2);
        Path directory = Optional.ofNullable(page.path().getParent()).orElse(Path.of(""));
        Path file =
                parts[0].isEmpty() ? page.path() : directory.resolve(parts[0]).normalize();
        if (!Files.exists(file)) {
            return Optional.of(link + ": no such file");
        }
        boolean isThere = parts.length == 1
                || !file.toString().endsWith(".md")
                || MarkdownPage.at(file.toString()).anchors().contains(parts[1]);
        return isThere ? Optional.empty() : Optional.of(link + ": no such section");
    }

    private static boolean isSecret(String file) {
        return file.contains("/secrets");
    }

    private static Stream<String> code(MarkdownPage page) {
        return Stream.concat(page.commandLines().stream(), page.spans().stream());
    }

    /** What a line gives the adapter to do, in any of the ways to start it; empty where it runs something else. */
    private static Optional<List<String>> arguments(String line) {
        List<String> words = words(line.replaceFirst("\\s(?:\\||&&|>|;)\\s.*", "")).stream()
                .dropWhile(word -> word.matches("[A-Z_]+=.*|\\$"))
                .toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        boolean isContainer = words.getFirst().equals("docker") && words.contains("run");
        for (int i = words.size() - 1; i >= 0; i--) {
            String word = words.get(i);
            if (word.endsWith("quarkus-run.jar")
                    || word.equals("/work/adapter")
                    || (isContainer && word.equals("khoros-zendesk-adapter"))
                    || (i == 0 && word.equals("adapter"))) {
                return Optional.of(words.subList(i + 1, words.size()));
            }
        }
        return Optional.empty();
    }

    /** The words of a line; an ellipsis stands for any. */
    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(match -> Stream.of(match.group(1), match.group(2), match.group())
                        .filter(group -> group != null)
                        .findFirst()
                        .orElseThrow())
                .filter(not("…"::equals))
                .toList();
    }

    /** Whether this command does nothing but by its subcommands. */
    private static boolean isGroup(String word) {
        return Optional.ofNullable(CommandTree.commands().get(word))
                .filter(command -> !command.subcommands().isEmpty())
                .isPresent();
    }

    /** An option alone may be that of any command. */
    private static Optional<String> unknown(String option) {
        return CommandTree.commands().values().stream()
                        .anyMatch(command -> command.optionsMap().containsKey(option))
                ? Optional.empty()
                : Optional.of("no command has the option " + option);
    }
}
