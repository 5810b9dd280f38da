package io.khoroszendesk.common.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.deadletter.DeadLetter.Cause;
import io.khoroszendesk.common.deadletter.DeadLetter.Kind;
import io.khoroszendesk.common.memory.FakeSharedMemory;
import io.khoroszendesk.common.memory.SharedMemory;
import io.khoroszendesk.ops.OperatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {

    @TempDir
    Path directory;

    private final Hands hands = new Hands();
    private final FakeSharedMemory none = FakeSharedMemory.off();
    private final FakeSharedMemory shared = FakeSharedMemory.on(hands);

    /** A clock that a test sets. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-27T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void pass(Duration time) {
        hands.now = hands.now.plus(time);
    }

    private DeadLetters letters(SharedMemory memory, String... settings) {
        List<String> all = new ArrayList<>(List.of("adapter.state-dir", directory.toString()));
        all.addAll(List.of(settings));
        return letters(memory, OperatorSettings.of(AdapterConfig.class, all.toArray(String[]::new)), settings);
    }

    private DeadLetters letters(SharedMemory memory, AdapterConfig adapter, String... settings) {
        return new DeadLetters(memory, adapter, OperatorSettings.of(DeadLetterConfig.class, settings), hands);
    }

    private static void giveUp(DeadLetters letters, String... users) {
        letters.bury(Kind.USER, List.of(users), Cause.REFUSED);
    }

    private static List<String> ids(DeadLetters letters) throws IOException {
        return letters.all().stream().map(DeadLetter::id).toList();
    }

    @Test
    void a_file_with_half_a_letter_is_not_taken_for_an_empty_one() throws IOException {
        Files.writeString(directory.resolve("dead-letters.json"), "{\"letters\":[{\"kind\":\"USER\"}]}");

        assertThatThrownBy(() -> letters(none).all()).hasMessageContaining("can't be parsed");
    }

    @Test
    void what_was_given_up_is_there_after_a_restart() throws IOException {
        giveUp(letters(none), "4711", "4712");

        assertThat(letters(none).all())
                .containsExactly(
                        DeadLetter.of(Kind.USER, "4711", Cause.REFUSED, hands.now),
                        DeadLetter.of(Kind.USER, "4712", Cause.REFUSED, hands.now));
    }

    @Test
    void what_was_given_up_twice_is_there_once_with_its_latest_cause() throws IOException {
        DeadLetters letters = letters(none);
        giveUp(letters, "4711", "4712");
        letters.bury(Kind.USER, List.of("4711"), Cause.UNAVAILABLE);

        assertThat(ids(letters)).containsExactly("user-4712", "user-4711");
        assertThat(letters.all().getLast().cause()).isEqualTo(Cause.UNAVAILABLE);
    }

    @Test
    void the_oldest_of_a_full_list_goes_and_is_counted() throws IOException {
        DeadLetters letters = letters(none, "adapter.dead-letters.max", "2");
        giveUp(letters, "1");
        giveUp(letters, "2", "3");
        letters.refresh();

        assertThat(ids(letters)).containsExactly("user-2", "user-3");
        assertThat(letters.known().dropped()).isEqualTo(1);
    }

    @Test
    void what_is_too_old_goes_and_is_counted() throws IOException {
        DeadLetters letters = letters(none, "adapter.dead-letters.life", "1h");
        giveUp(letters, "1");
        pass(Duration.ofMinutes(61));
        giveUp(letters, "2");
        letters.refresh();

        assertThat(ids(letters)).containsExactly("user-2");
        assertThat(letters.known().dropped()).isEqualTo(1);
    }

    @Test
    void what_was_done_after_all_is_taken_off_and_counted_once() throws IOException {
        DeadLetters letters = letters(none);
        giveUp(letters, "1", "2");

        letters.settle(Kind.USER, List.of("1", "7"));
        letters.settle(Kind.USER, List.of("1"));
        letters.refresh();

        assertThat(ids(letters)).containsExactly("user-2");
        assertThat(letters.known().retried()).isEqualTo(1);
    }

    @Test
    void a_user_and_a_post_of_the_same_key_are_two_things() throws IOException {
        DeadLetters letters = letters(none);
        giveUp(letters, "1");

        letters.settle(Kind.POST, List.of("1"));

        assertThat(ids(letters)).containsExactly("user-1");
    }

    @Test
    void whatever_is_dropped_is_counted_as_that() throws IOException {
        DeadLetters letters = letters(none);
        giveUp(letters, "1");

        letters.drop(letters.all());
        letters.refresh();

        assertThat(letters.all()).isEmpty();
        assertThat(letters.known().dropped()).isEqualTo(1);
        assertThat(letters.known().retried()).isZero();
    }

    @Test
    void processes_that_give_up_at_once_lose_nothing() throws Exception {
        List<Thread> processes = IntStream.range(0, 8)
                .mapToObj(process -> Thread.ofVirtual().start(() -> {
                    DeadLetters letters = letters(none);
                    IntStream.range(0, 10).forEach(user -> giveUp(letters, "1" + process + user));
                }))
                .toList();
        for (Thread process : processes) {
            process.join();
        }

        assertThat(letters(none).all()).hasSize(80);
    }

    @Test
    void replicas_with_a_shared_memory_have_one_list_which_is_in_no_directory() throws IOException {
        giveUp(letters(shared), "1");

        DeadLetters other = letters(shared, OperatorSettings.of(AdapterConfig.class));
        assertThat(ids(other)).containsExactly("user-1");
        other.settle(Kind.USER, List.of("1"));

        assertThat(letters(shared).all()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void the_state_directory_stands_in_for_a_lost_shared_memory() throws IOException {
        DeadLetters letters = letters(shared);
        giveUp(letters, "1");
        shared.isLost();
        pass(Duration.ofSeconds(1));
        giveUp(letters, "2");
        shared.isBack();

        assertThat(ids(letters)).containsExactly("user-1", "user-2");

        letters.settle(Kind.USER, List.of("1", "2"));
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void a_shared_memory_that_is_lost_is_told_to_who_lists() {
        DeadLetters letters = letters(shared);
        shared.isLost();

        assertThatThrownBy(letters::all).isInstanceOf(IOException.class).hasMessageContaining("shared memory");
    }

    @Test
    void what_can_be_kept_nowhere_is_counted() {
        DeadLetters letters = letters(none, OperatorSettings.of(AdapterConfig.class));

        giveUp(letters, "1", "2");

        assertThat(letters.areKept()).isFalse();
        assertThat(letters.lost()).isEqualTo(2);
        assertThat(letters.kept()).isZero();
    }

    @Test
    void a_directory_that_takes_nothing_keeps_nobody_from_going_on() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "no directory");
        DeadLetters letters =
                letters(none, OperatorSettings.of(AdapterConfig.class, "adapter.state-dir", file.toString()));

        giveUp(letters, "1");

        assertThat(letters.lost()).isEqualTo(1);
    }

    @Test
    void a_damaged_file_is_told_with_what_to_do() throws IOException {
        Files.writeString(directory.resolve("dead-letters.json"), "null");

        assertThatThrownBy(letters(none)::all)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("dead-letters.json can't be parsed. Move it away");
    }

    @Test
    void a_damaged_file_is_left_as_it_is() throws IOException {
        Path file = Files.writeString(directory.resolve("dead-letters.json"), "{\"letters\":");
        DeadLetters letters = letters(none);

        giveUp(letters, "1");
        letters.settle(Kind.USER, List.of("1"));
        letters.drop(List.of(DeadLetter.of(Kind.USER, "1", Cause.REFUSED, hands.now)));

        assertThat(file).hasContent("{\"letters\":");
        assertThat(letters.lost()).isEqualTo(1);
    }

    @Test
    void a_file_that_can_not_be_read_is_told_with_what_to_do() throws IOException {
        Files.createDirectory(directory.resolve("dead-letters.json"));

        assertThatThrownBy(letters(none)::all)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("dead-letters.json can't be read. Give this user read access");
    }

    @Test
    void a_dry_run_gives_nothing_up_and_settles_nothing() throws IOException {
        giveUp(letters(none), "1");

        DeadLetters dry = letters(none, "adapter.dry-run", "true");
        giveUp(dry, "2");
        dry.settle(Kind.USER, List.of("1"));

        assertThat(ids(letters(none))).containsExactly("user-1");
    }

    @Test
    void who_has_nothing_to_settle_asks_for_the_list_at_most_every_few_seconds() {
        DeadLetters letters = letters(shared, OperatorSettings.of(AdapterConfig.class));

        for (int user = 0; user < 100; user++) {
            letters.settle(Kind.USER, List.of(String.valueOf(user)));
        }

        assertThat(shared.calls()).isEqualTo(1);
    }

    @Test
    void nothing_but_ids_is_written() throws IOException {
        giveUp(letters(none), "4711");

        assertThat(Files.readString(directory.resolve("dead-letters.json")))
                .isEqualTo("{\"letters\":[{\"kind\":\"USER\",\"key\":\"4711\",\"cause\":\"REFUSED\",\"at\":"
                        + hands.now.getEpochSecond() + "}],\"retried\":0,\"dropped\":0}");
    }

    @Test
    void what_another_version_has_written_is_left_out() {
        assertThat(DeadLetter.ofLine("TICKET REFUSED 1 4711")).isEmpty();
        assertThat(DeadLetter.ofLine("USER REFUSED")).isEmpty();
        DeadLetter letter = DeadLetter.of(Kind.POST, "abc", Cause.FAILED, hands.now);
        assertThat(DeadLetter.ofLine(letter.line())).hasValue(letter);
    }
}
