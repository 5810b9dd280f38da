package io.khoroszendesk.care.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncStoreTest {

    @TempDir
    Path directory;

    @Test
    void who_only_looks_leaves_nothing_behind() throws Exception {
        try (SyncStore store = SyncStore.look(directory.resolve("fresh"))) {
            assertThat(store.read()).isEmpty();
        }

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void what_was_written_is_read_by_the_next_run() throws SyncException {
        SyncState state = new SyncState(
                "acme zendesk_1",
                0,
                "cursor",
                1_763_719_200L,
                Map.of(7L, "refused"),
                5L,
                Map.of(8L, Set.of("twitter 1001")),
                Map.of(9L, new AccountRetry(1, 1_763_719_300L)),
                new TicketProgress("ticket-cursor", "1001 2026-11-21T10:00:00Z", "{open=open_tickets}"),
                Map.of(10L, new Erasure(1_763_719_400L, 1_763_723_000L, "request-1", "Care failed (503).")));
        try (SyncStore store = SyncStore.open(directory)) {
            assertThat(store.read()).isEmpty();
            store.write(state);
        }

        try (SyncStore store = SyncStore.open(directory)) {
            assertThat(store.read()).contains(state);
        }
    }

    @Test
    void a_directory_is_for_one_run_at_a_time() throws SyncException {
        try (SyncStore first = SyncStore.open(directory)) {
            assertThatThrownBy(() -> SyncStore.open(directory))
                    .isInstanceOf(SyncException.class)
                    .hasMessageContaining("Another sync is running");
            assertThat(first.read()).isEmpty();
        }

        SyncStore.open(directory).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "{}",
                "{\"other\":1}",
                "[]",
                "{\"account\":\"a\",\"failed\":{\"7\":null}}",
                "{\"account\":\"a\",\"erasures\":{\"Jane\":{}}}"
            })
    void a_file_of_somebody_elses_is_told_as_such(String content) throws Exception {
        Files.writeString(directory.resolve("care-sync.json"), content);
        try (SyncStore store = SyncStore.open(directory)) {
            assertThatThrownBy(store::read).hasMessageContaining("is not what a sync has written");
        }
    }

    @Test
    void bytes_that_are_no_text_are_told_in_the_same_way() throws Exception {
        Files.write(directory.resolve("care-sync.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        try (SyncStore store = SyncStore.open(directory)) {
            assertThatThrownBy(store::read)
                    .hasMessageContaining("is not what a sync has written. Remove it,")
                    .hasMessageNotContaining("length");
        }
    }

    @Test
    void a_file_that_can_not_be_read_is_told_with_what_to_do() throws Exception {
        Files.createDirectory(directory.resolve("care-sync.json"));
        try (SyncStore store = SyncStore.open(directory)) {
            assertThatThrownBy(store::read)
                    .hasMessageContaining("care-sync.json can't be read. Give this user read access");
        }
    }

    @Test
    void a_directory_that_cannot_be_used_is_told_with_the_setting() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> SyncStore.open(file)).hasMessageContaining("ADAPTER_STATE_DIR");
    }
}
