package io.khoroszendesk.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsoleFilesTest {

    private static final Path DIRECTORY = Path.of("src/main/resources/console");
    private static final long MOST_BYTES = 100_000;

    @Test
    void every_file_of_the_page_is_listed_and_none_that_is_not_there() throws IOException {
        assertThat(ConsoleFiles.NAMES)
                .containsExactlyInAnyOrderElementsOf(files().stream()
                        .map(file -> DIRECTORY.relativize(file).toString())
                        .toList());
        assertThat(ConsoleFiles.read()).containsOnlyKeys(ConsoleFiles.NAMES);
    }

    @Test
    void the_page_is_small() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }

        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
