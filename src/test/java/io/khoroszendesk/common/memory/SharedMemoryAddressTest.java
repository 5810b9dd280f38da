package io.khoroszendesk.common.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedMemoryAddressTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://memory.example:6379",
                "redis://memory.example",
                "redis://memory.example:6379/",
                "redis://memory.example:6379/15",
                "redis://10.0.0.7:6379",
                "redis://[2001:db8::7]:6379/1",
                "redis://adapter:s3cret@memory.example:6379",
                "redis://:s3cret@memory.example:6379",
                "redis://adapter:s3,cr%2Fet%40@memory.example:6379",
                "rediss://adapter:s3cret@memory.example:6380/2"
            })
    void an_address_that_can_be_used_stays_as_it_is(String text) {
        assertThat(address(text).uri()).contains(URI.create(text));
        assertThat(address(text).isWrong()).isFalse();
    }

    @Test
    void a_plus_in_a_password_stays_one_although_the_client_reads_it_as_a_blank() {
        assertThat(address("redis://:s3+cr+et@memory.example").uri())
                .contains(URI.create("redis://:s3%2Bcr%2Bet@memory.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memory.example",
                "redis://memory.example:65536",
                "memory.example:6379",
                "http://memory.example:6379",
                "redis+sentinel://memory.example:6379",
                "REDIS://memory.example:6379",
                "redis:memory.example",
                "redis://",
                "redis://:6379",
                "redis:///1",
                "redis://memory.example:port",
                "redis://memory.example:6379/one",
                "redis://memory.example:6379/1000",
                "redis://memory.example:6379/1/2",
                "redis://memory.example:6379?db=1",
                "redis://memory.example:6379#1",
                "redis://adapter:s3 cret@memory.example:6379",
                "redis://adapter:s3/cret@memory.example:6379",
                "redis://a.example:6379,redis://b.example:6379"
            })
    void anything_else_is_wrong_and_not_used(String text) {
        assertThat(address(text).isWrong()).isTrue();
        assertThat(address(text).uri()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void an_empty_address_is_none(String text) {
        assertThat(address(text).uri()).isEmpty();
        assertThat(address(text).isWrong()).isFalse();
    }

    @Test
    void no_address_is_not_wrong() {
        assertThat(SharedMemoryAddress.of(Optional.empty(), Optional.empty()).isWrong())
                .isFalse();
    }

    @Test
    void only_the_one_with_two_s_has_tls() {
        assertThat(address("rediss://memory.example:6380").hasTls()).isTrue();
        assertThat(address("redis://memory.example:6379").hasTls()).isFalse();
        assertThat(address("rediss://memory.example:port").hasTls()).isFalse();
    }

    @Test
    void an_address_may_stand_in_a_file() throws IOException {
        Path file = folder.resolve("address");
        Files.writeString(file, "redis://adapter:s3cret@memory.example:6379\n");

        assertThat(SharedMemoryAddress.of(Optional.of("redis://other.example"), Optional.of(file.toString()))
                        .uri())
                .contains(URI.create("redis://adapter:s3cret@memory.example:6379"));
    }

    @Test
    void a_file_that_is_missing_holds_no_address() {
        Optional<String> file = Optional.of(folder.resolve("missing").toString());

        assertThat(SharedMemoryAddress.of(Optional.of("redis://other.example"), file)
                        .uri())
                .isEmpty();
    }

    private static SharedMemoryAddress address(String text) {
        return SharedMemoryAddress.of(Optional.of(text), Optional.empty());
    }
}
