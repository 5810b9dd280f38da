package io.khoroszendesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands for operators are those that {@code make container-test} runs, or it is said why it doesn't. */
class DeploymentPageTest {

    private static final Path LIST = Path.of("src/test/docker/blocks.txt");
    private static final Pattern HEADING_OR_BLOCK =
            Pattern.compile("^(?:#+ (?<heading>.*)|```(?<language>\\w*)\\n(?<text>(?s:.*?))^```)$", Pattern.MULTILINE);
    private static final Pattern CALL = Pattern.compile("self\\.block\\((\"[^\"]+\"|section)(?:, (\\d))?");

    private record Block(String section, int number, String text) {

        String name() {
            return section + " | " + number;
        }
    }

    private static List<Block> blocks(String page) throws IOException {
        List<Block> blocks = new ArrayList<>();
        String section = "";
        int number = 0;
        Matcher matcher = HEADING_OR_BLOCK.matcher(Files.readString(Path.of(page)));
        while (matcher.find()) {
            if (matcher.group("heading") != null) {
                section = matcher.group("heading").strip();
                number = 0;
            } else if (matcher.group("language").isEmpty()) {
                number++;
                blocks.add(new Block(section, number, matcher.group("text")));
            }
        }
        return blocks;
    }

    /** The lines of the list: section, number, and what is done with the block. */
    private static List<String[]> list() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.strip().split("\\s*\\|\\s*"))
                .toList();
    }

    @Test
    void every_block_of_commands_is_listed_as_run_or_with_a_reason() throws IOException {
        assertThat(list())
                .extracting(line -> line[0] + " | " + line[1])
                .containsExactlyElementsOf(
                        blocks("docs/deployment.md").stream().map(Block::name).toList());
        assertThat(list()).allSatisfy(line -> assertThat(line).hasSize(3));
        assertThat(list())
                .extracting(line -> line[2])
                .allMatch(what -> what.equals("run") || what.length() > 20)
                .contains("run");
    }

    @Test
    void what_is_listed_as_run_is_what_the_test_of_the_container_calls() throws IOException {
        String test = Files.readString(Path.of("src/test/docker/container_test.py"));
        List<String> called = CALL.matcher(test)
                .results()
                .map(call -> call.group(1)
                                .replace("section", "The tenant's directory")
                                .replace("\"", "") + " | " + (call.group(2) == null ? "1" : call.group(2)))
                .toList();

        assertThat(list())
                .filteredOn(line -> line[2].equals("run"))
                .extracting(line -> line[0] + " | " + line[1])
                .containsOnlyOnceElementsOf(called.stream().distinct().toList())
                .hasSameSizeAs(called.stream().distinct().toList());
    }

    @Test
    void the_readme_starts_a_container_by_the_same_line() throws IOException {
        String line = blocks("docs/deployment.md").stream()
                .map(Block::text)
                .filter(text -> text.startsWith("docker run"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("(?m)^docker exec .*\\R", "");

        assertThat(blocks("README.md")).extracting(Block::text).contains(line);
    }
}
