package io.khoroszendesk.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    private final AtomicLong clock = new AtomicLong();

    private static final Optional<String> NONE = Optional.empty();

    @TempDir
    Path folder;

    private Path path;
    private Optional<String> file;

    @BeforeEach
    void a_mounted_secret() {
        path = folder.resolve("secret");
        file = Optional.of(path.toString());
    }

    @Test
    void a_value_is_given_as_it_is_without_blanks_around_it() {
        assertThat(new SecretFile(Optional.of(" s3cret\n"), NONE).get()).contains("s3cret");
    }

    @Test
    void an_empty_value_is_none() {
        assertThat(new SecretFile(Optional.of("  "), NONE).get()).isEmpty();
        assertThat(new SecretFile(NONE, NONE).get()).isEmpty();
    }

    @Test
    void the_file_goes_before_the_value() throws IOException {
        Files.writeString(path, "from the file\n");

        assertThat(new SecretFile(Optional.of("value"), file).get()).contains("from the file");
        assertThat(new SecretFile(Optional.of("value"), Optional.of(" ")).get()).contains("value");
    }

    @Test
    void a_missing_file_is_no_secret_and_the_value_does_not_stand_in() {
        assertThat(new SecretFile(Optional.of("value"), file).get()).isEmpty();
    }

    @Test
    void the_file_is_not_read_for_every_call() throws IOException {
        Files.writeString(path, "old");
        SecretFile secret = new SecretFile(NONE, file, clock::get);
        secret.get();
        Files.writeString(path, "new");
        clock.addAndGet(Duration.ofSeconds(3).toNanos());

        assertThat(secret.get()).contains("old");
    }

    @Test
    void the_file_is_read_again_when_it_changes_and_its_last_value_holds_while_it_cannot_be_read() throws IOException {
        Files.writeString(path, "old");
        SecretFile secret = new SecretFile(NONE, file, clock::get);
        assertThat(secret.get()).contains("old");

        Files.writeString(path, "new");
        nextReading();
        assertThat(secret.get()).contains("new");

        Files.delete(path);
        nextReading();
        assertThat(secret.get()).contains("new");

        Files.writeString(path, "");
        nextReading();
        assertThat(secret.get()).contains("new");
    }

    /** A little more than the pause between two readings passes. */
    private void nextReading() {
        clock.addAndGet(Duration.ofMillis(3_001).toNanos());
    }

    @Test
    void several_secrets_stand_in_one_setting() {
        assertThat(new SecretFile(Optional.of("old, new"), NONE).list().keys()).containsExactly("old", "new");
        assertThat(new SecretFile(NONE, NONE).list().keys()).isEmpty();
    }

    @Test
    void a_file_that_is_yet_to_come_is_configured_and_a_value_without_a_secret_is_not() {
        assertThat(new SecretFile(NONE, file).isConfigured()).isTrue();
        assertThat(new SecretFile(Optional.of(" , "), NONE).isConfigured()).isFalse();
    }
}
