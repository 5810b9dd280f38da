package io.khoroszendesk.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.observe.LogCapture;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void what_is_no_regular_file_is_not_waited_for_nor_read_without_end() {
        Optional<String> device = Optional.of("/dev/zero");

        assertThat(new SecretFile(NONE, device).get()).isEmpty();
        assertThat(new SecretFile(NONE, device).absence("A_SECRET"))
                .isEqualTo("A_SECRET_FILE names /dev/zero, which is no regular file: it is read again and again, so it"
                        + " can't be a pipe or a device");
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

    @Test
    void why_there_is_no_secret_is_told() throws IOException {
        assertThat(absence(path)).endsWith("which doesn't exist");
        assertThat(absence(folder)).endsWith("which is a directory: name the file in it");

        Files.writeString(path, "");
        assertThat(absence(path)).endsWith("which is empty");
        Files.writeString(path, " \n");
        assertThat(absence(path)).endsWith("which is empty");
        Files.write(path, new byte[] {'s', (byte) 0xE4, 't'});
        assertThat(absence(path)).endsWith("which is no text in UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, EFBBBF", "UTF-16LE, FFFE", "UTF-16BE, FEFF"})
    void a_byte_order_mark_is_no_part_of_a_secret(String charset, String mark) throws IOException {
        byte[] text = "s3cret".getBytes(Charset.forName(charset));
        Files.write(path, HexFormat.of().parseHex(mark));
        Files.write(path, text, StandardOpenOption.APPEND);

        assertThat(new SecretFile(NONE, file).get()).isEmpty();
        assertThat(absence(path)).endsWith("which begins with a byte order mark: save it as UTF-8 without one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zr8qkT3vLm5xWp2nYc7bD4",
                "/Zr8qkT3vLm5xWp2nYc7bD4=",
                "Zr8q/kT3vLm5xWp2+nYc7bD4",
                "/Zr8q/kT3vLm5x",
                "redis://bot:Zr8qkT3v@memory:6379",
                "Zr8q\u0000kT3vLm5xWp2nYc7bD4"
            })
    void a_secret_in_place_of_a_path_is_not_shown(String secret) {
        assertThat(new SecretFile(NONE, Optional.of(secret)).absence("CARE_PASSWORD"))
                .isEqualTo(
                        "CARE_PASSWORD_FILE names a file that doesn't exist (write its path, not the secret itself)");
    }

    @Test
    void nor_is_it_logged_when_the_file_is_looked_for_again() {
        try (LogCapture log = new LogCapture()) {
            SecretFile secret = new SecretFile(NONE, Optional.of("Zr8qkT3vLm5xWp2nYc7bD4"), clock::get);
            secret.get();
            nextReading();
            secret.get();

            assertThat(log.records())
                    .extracting(ExtLogRecord::getFormattedMessage)
                    .containsExactly("The secret file can't be read");
        }
    }

    @Test
    void a_path_is_shown_where_a_part_of_it_exists() {
        assertThat(SecretFile.shown(Path.of("/tmp/nowhere/secret"))).contains(Path.of("/tmp/nowhere/secret"));
        assertThat(SecretFile.shown(Path.of("src/secrets/care"))).contains(Path.of("src/secrets/care"));
        assertThat(SecretFile.shown(Path.of("pom.xml"))).contains(Path.of("pom.xml"));
        assertThat(SecretFile.shown(Path.of("care-password"))).isEmpty();
    }

    private static String absence(Path path) {
        return new SecretFile(NONE, Optional.of(path.toString())).absence("CARE_PASSWORD");
    }
}
