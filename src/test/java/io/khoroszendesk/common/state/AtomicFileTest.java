package io.khoroszendesk.common.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path directory;

    @Test
    void a_file_that_was_never_written_is_empty() throws IOException {
        assertThat(new AtomicFile(directory.resolve("cursor")).read()).isEmpty();
    }

    @Test
    void what_was_written_last_is_read() throws IOException {
        AtomicFile file = new AtomicFile(directory.resolve("cursor"));
        file.write("one, and longer");
        file.write("two");
        assertThat(new AtomicFile(file.path()).read()).contains("two");
    }

    @Test
    void only_its_owner_can_read_it() throws IOException {
        AtomicFile file = new AtomicFile(directory.resolve("state/token"));
        file.write("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file.path().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void nothing_is_left_beside_it() throws IOException {
        AtomicFile file = new AtomicFile(directory.resolve("cursor"));
        file.write("one");
        file.write("two");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file.path());
        }
    }

    @Test
    void a_write_that_fails_leaves_the_old_content_and_nothing_else() throws IOException {
        Path directoryInItsPlace = directory.resolve("cursor");
        Files.createDirectories(directoryInItsPlace.resolve("occupied"));
        AtomicFile file = new AtomicFile(directoryInItsPlace);
        assertThatThrownBy(() -> file.write("one")).isInstanceOf(IOException.class);
        assertThat(directoryInItsPlace.resolve("occupied")).exists();
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(directoryInItsPlace);
        }
    }

    @Test
    void what_replaces_a_file_keeps_its_permissions() throws IOException {
        Path file = Files.writeString(directory.resolve("keys"), "a");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        new AtomicFile(file).replace("b");

        assertThat(file).hasContent("b");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void a_file_that_is_not_there_cannot_be_replaced() {
        assertThatThrownBy(() -> new AtomicFile(directory.resolve("keys")).replace("b"))
                .isInstanceOf(IOException.class);
    }
}
