package io.khoroszendesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever doubts a guarantee finds the tests that prove it. */
class ReplicasPageTest {

    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

    static List<MarkdownPage.Row> guarantees() {
        return MarkdownPage.at("docs/replicas.md").rows().stream()
                .filter(row -> row.heading().equals("What is guaranteed"))
                .toList();
    }

    @Test
    void there_are_guarantees_for_one_replica_and_for_several() {
        assertThat(guarantees())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.cells()).hasSize(6).noneMatch(String::isBlank));
    }

    @ParameterizedTest
    @MethodSource("guarantees")
    void a_guarantee_names_tests_that_are_there(MarkdownPage.Row guarantee) throws IOException {
        Set<String> tests = tests();
        List<String> named = TEST.matcher(guarantee.cells().getLast())
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(named).isNotEmpty();
        assertThat(named)
                .as("that are not there")
                .filteredOn(test -> !tests.contains(test))
                .isEmpty();
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
