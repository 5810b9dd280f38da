package io.khoroszendesk.common.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

    @TempDir
    Path directory;

    @Test
    void it_is_taken_once() throws IOException {
        Path file = directory.resolve("state/lock");

        try (DirectoryLock held = DirectoryLock.tryLock(file).orElseThrow()) {
            assertThat(DirectoryLock.tryLock(file)).isEmpty();
            assertThat(held).isNotNull();
        }
    }

    @Test
    void it_is_free_again_once_it_is_closed() throws IOException {
        Path file = directory.resolve("lock");
        DirectoryLock.tryLock(file).orElseThrow().close();

        assertThat(DirectoryLock.tryLock(file)).hasValueSatisfying(DirectoryLock::close);
    }

    @Test
    void its_file_is_the_owners_alone() throws IOException {
        Path file = directory.resolve("lock");
        DirectoryLock.tryLock(file).orElseThrow().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void who_waits_for_it_in_vain_is_told() throws IOException {
        Path file = directory.resolve("lock");

        try (DirectoryLock held = DirectoryLock.tryLock(file).orElseThrow()) {
            assertThatThrownBy(() -> DirectoryLock.lock(file, Duration.ofMillis(30)))
                    .hasMessageContaining("has not given " + file + " back");
            assertThat(held).isNotNull();
        }
        DirectoryLock.lock(file, Duration.ZERO).close();
    }

    @Test
    void a_directory_that_cannot_be_created_is_told() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> DirectoryLock.tryLock(file.resolve("lock"))).isInstanceOf(IOException.class);
    }
}
