package io.khoroszendesk.care.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.tickets.Reactivation.Reason;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.memory.FakeSharedMemory;
import io.khoroszendesk.common.memory.SharedMemory;
import io.khoroszendesk.ops.OperatorSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReactivationJournalTest {

    private static final Reactivation SOLVED = new Reactivation(Reason.SOLVED, "e-1", 1001, 7, 9);

    @TempDir
    Path directory;

    private ReactivationJournal journal(SharedMemory memory, Clock clock) {
        return new ReactivationJournal(
                memory, OperatorSettings.of(AdapterConfig.class, "adapter.state-dir", directory.toString()), clock);
    }

    private ReactivationJournal alone() {
        return journal(FakeSharedMemory.off(), Clock.systemUTC());
    }

    @Test
    void what_was_noted_is_left_after_the_process_has_died() {
        alone().add(SOLVED);

        assertThat(alone().left()).containsExactly(SOLVED);
    }

    @Test
    void what_was_begun_is_neither_left_nor_begun_again() {
        ReactivationJournal first = alone();
        first.add(SOLVED);
        assertThat(first.begin(SOLVED)).isTrue();

        ReactivationJournal second = alone();
        assertThat(second.left()).isEmpty();
        assertThat(second.begin(SOLVED)).isFalse();
    }

    @Test
    void what_was_begun_and_certainly_not_made_is_left() {
        ReactivationJournal first = alone();
        first.add(SOLVED);
        first.begin(SOLVED);
        first.end(SOLVED, true);

        assertThat(alone().left()).containsExactly(SOLVED);
    }

    @Test
    void an_event_that_repeats_is_noted_once() {
        ReactivationJournal journal = alone();
        assertThat(journal.add(SOLVED)).isTrue();
        assertThat(journal.add(SOLVED)).isFalse();

        journal.begin(SOLVED);
        journal.end(SOLVED, false);
        assertThat(journal.add(SOLVED)).isFalse();
    }

    @Test
    void of_two_servers_with_one_directory_one_makes_it() {
        ReactivationJournal one = alone();
        ReactivationJournal other = alone();

        assertThat(one.add(SOLVED)).isTrue();
        assertThat(other.add(SOLVED)).isFalse();
        assertThat(one.begin(SOLVED)).isTrue();
        assertThat(other.begin(SOLVED)).isFalse();
    }

    @Test
    void in_the_same_instant_too() throws Exception {
        List<ReactivationJournal> servers =
                Stream.generate(this::alone).limit(8).toList();
        CountDownLatch instant = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> begun = servers.stream()
                    .map(server -> threads.submit(() -> {
                        instant.await();
                        server.add(SOLVED);
                        return server.begin(SOLVED);
                    }))
                    .toList();
            instant.countDown();
            int made = 0;
            for (Future<Boolean> one : begun) {
                made += one.get() ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
    }

    @Test
    void after_an_hour_it_is_forgotten() {
        alone().add(SOLVED);
        ReactivationJournal later =
                journal(FakeSharedMemory.off(), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(61)));

        assertThat(later.add(new Reactivation(Reason.SOLVED, "e-2", 1002, 8, 9)))
                .isTrue();
        assertThat(later.left()).singleElement().satisfies(left -> assertThat(left.ticket())
                .isEqualTo(1002));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "null", "[]", "{}", "{\"entries\":{\"SOLVED 1 2 3 e\":null}}", "\u00ff"})
    void a_damaged_file_is_left_as_it_is_and_told_with_what_to_do(String content) throws Exception {
        Path file = directory.resolve("care-reactivations.json");
        Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
        ReactivationJournal journal = alone();

        assertThat(journal.left()).isEmpty();
        assertThat(journal.add(SOLVED)).isTrue();
        assertThat(journal.add(SOLVED)).isFalse();
        assertThat(journal.left()).containsExactly(SOLVED);
        assertThat(journal.begin(SOLVED)).isTrue();
        assertThat(journal.begin(SOLVED)).isFalse();

        assertThat(journal.damage()).hasValueSatisfying(told -> assertThat(told)
                .startsWith("The file " + file + " is not what this service has written. Move it away"));
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).isEqualTo(content);
    }

    @Test
    void one_too_many_is_made_although_it_is_not_noted() throws Exception {
        String full = IntStream.range(0, 1_000)
                .mapToObj(i -> "\"SOLVED " + i + " 7 9 e\":{\"begun\":false,\"time\":"
                        + Instant.now().getEpochSecond() + "}")
                .collect(Collectors.joining(",", "{\"entries\":{", "}}"));
        Files.writeString(directory.resolve("care-reactivations.json"), full);
        ReactivationJournal journal = alone();

        assertThat(journal.add(SOLVED)).isTrue();
        assertThat(journal.left()).hasSize(1_000);
        assertThat(journal.begin(SOLVED)).isTrue();
        assertThat(journal.add(SOLVED)).isFalse();
        assertThat(alone().begin(SOLVED)).isFalse();
    }

    @Test
    void when_it_is_moved_away_what_was_remembered_meanwhile_is_written() throws Exception {
        Path file = Files.writeString(directory.resolve("care-reactivations.json"), "nonsense");
        ReactivationJournal journal = alone();
        journal.add(SOLVED);
        Files.delete(file);

        journal.add(new Reactivation(Reason.SOLVED, "e-2", 1002, 8, 9));

        assertThat(journal.damage()).isEmpty();
        assertThat(alone().left()).extracting(Reactivation::ticket).containsExactly(1001L, 1002L);
    }

    @Test
    void a_file_that_can_not_be_read_is_told_as_that() throws Exception {
        Files.createDirectory(directory.resolve("care-reactivations.json"));

        assertThat(alone().damage()).hasValueSatisfying(told -> assertThat(told).contains("can't be read"));
    }

    @Test
    void of_two_replicas_with_a_shared_memory_one_makes_it() {
        SharedMemory memory = FakeSharedMemory.on(Clock.systemUTC());
        ReactivationJournal one = journal(memory, Clock.systemUTC());
        ReactivationJournal other = journal(memory, Clock.systemUTC());
        one.add(SOLVED);

        assertThat(other.left()).containsExactly(SOLVED);
        assertThat(other.begin(SOLVED)).isTrue();
        assertThat(one.begin(SOLVED)).isFalse();
        other.end(SOLVED, false);
        assertThat(one.begin(SOLVED)).isFalse();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void what_one_replica_certainly_did_not_make_another_makes() {
        SharedMemory memory = FakeSharedMemory.on(Clock.systemUTC());
        ReactivationJournal one = journal(memory, Clock.systemUTC());
        ReactivationJournal other = journal(memory, Clock.systemUTC());
        one.add(SOLVED);
        one.begin(SOLVED);

        one.end(SOLVED, true);

        assertThat(other.begin(SOLVED)).isTrue();
    }
}
