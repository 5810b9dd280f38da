package io.khoroszendesk.common.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.memory.SharedMemory.Claim;
import io.khoroszendesk.common.memory.SharedMemory.Claim.State;
import io.khoroszendesk.common.memory.SharedMemory.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What the rest of the service relies on, whatever keeps the memory. */
abstract class SharedMemoryContract {

    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration SHORT = Duration.ofMillis(60);

    final String key = UUID.randomUUID().toString();

    abstract SharedMemory memory();

    /** Lets the time pass by the memory's clock. */
    abstract void pass(Duration time) throws Exception;

    @Test
    void one_claims_and_the_others_wait() throws Exception {
        assertThat(claim("a").state()).isEqualTo(State.MINE);
        assertThat(claim("b").state()).isEqualTo(State.BUSY);
    }

    @Test
    void a_first_claim_holds_no_doubt() throws Exception {
        assertThat(claim("a").since()).isEmpty();
    }

    @Test
    void later_claims_are_told_the_result() throws Exception {
        claim("a");
        memory().made(key, "32500000000101", MINUTE);

        assertThat(claim("b").state()).isEqualTo(State.MADE);
        assertThat(claim("b").result()).hasValue("32500000000101");
    }

    @Test
    void a_result_is_forgotten_after_its_life() throws Exception {
        memory().made(key, "1", SHORT);
        pass(SHORT.multipliedBy(2));

        assertThat(claim("b").state()).isEqualTo(State.MINE);
    }

    @Test
    void a_claim_that_is_given_back_is_free() throws Exception {
        claim("a");
        memory().release(key, "a", false, MINUTE);

        assertThat(claim("b")).satisfies(claim -> {
            assertThat(claim.state()).isEqualTo(State.FREED);
            assertThat(claim.since()).isEmpty();
        });
        assertThat(claim("c").state()).isEqualTo(State.BUSY);
    }

    @Test
    void who_waits_is_told_since_when_it_is_made() throws Exception {
        claim("a");
        Instant since = claim("b").since().orElseThrow();
        pass(SHORT);

        assertThat(claim("c").since()).hasValue(since);
    }

    @Test
    void a_claim_that_the_memory_has_forgotten_is_made_again_by_its_renewal() throws Exception {
        memory().claim(key, "a", SHORT, SHORT);
        pass(SHORT.multipliedBy(2));
        memory().renew(key, "a", MINUTE, MINUTE);

        assertThat(claim("b").state()).isEqualTo(State.BUSY);
    }

    @Test
    void a_claim_given_back_in_doubt_says_so_to_the_next() throws Exception {
        claim("a");
        memory().release(key, "a", true, MINUTE);

        assertThat(claim("b")).satisfies(claim -> {
            assertThat(claim.state()).isEqualTo(State.MINE);
            assertThat(claim.since()).isPresent();
        });
    }

    @Test
    void the_claim_of_a_dead_maker_passes_to_the_next_with_a_doubt() throws Exception {
        memory().claim(key, "a", SHORT, MINUTE);
        pass(SHORT.multipliedBy(2));

        Claim next = claim("b");

        assertThat(next.state()).isEqualTo(State.MINE);
        assertThat(next.since()).hasValueSatisfying(since -> assertThat(since).isBefore(Instant.now()));
    }

    @Test
    void a_doubt_goes_on_with_each_dead_maker() throws Exception {
        memory().claim(key, "a", SHORT, MINUTE);
        pass(SHORT.multipliedBy(2));
        Instant first = memory().claim(key, "b", SHORT, MINUTE).since().orElseThrow();
        pass(SHORT.multipliedBy(2));

        assertThat(claim("c").since()).hasValue(first);
    }

    @Test
    void a_renewed_claim_stays() throws Exception {
        memory().claim(key, "a", SHORT, MINUTE);
        memory().renew(key, "a", MINUTE, MINUTE);
        pass(SHORT.multipliedBy(2));

        assertThat(claim("b").state()).isEqualTo(State.BUSY);
    }

    @Test
    void nobody_renews_or_gives_back_the_claim_of_another() throws Exception {
        memory().claim(key, "a", SHORT, MINUTE);
        pass(SHORT.multipliedBy(2));
        claim("b");
        memory().renew(key, "a", MINUTE, MINUTE);
        memory().release(key, "a", false, MINUTE);

        assertThat(claim("c").state()).isEqualTo(State.BUSY);
    }

    @Test
    void a_lock_is_held_by_one() throws Exception {
        assertThat(memory().lock(key, MINUTE)).isPresent();
        assertThat(memory().lock(key, MINUTE)).isEmpty();
    }

    @Test
    void a_freed_lock_can_be_taken() throws Exception {
        long token = memory().lock(key, MINUTE).orElseThrow();
        memory().unlock(key, token);

        assertThat(memory().lock(key, MINUTE)).isPresent();
    }

    @Test
    void a_lock_ends_with_its_lease_and_the_next_token_is_greater() throws Exception {
        long first = memory().lock(key, SHORT).orElseThrow();
        assertThat(memory().isLatest(key, first)).isTrue();
        pass(SHORT.multipliedBy(2));

        OptionalLong second = memory().lock(key, MINUTE);

        assertThat(second.orElseThrow()).isGreaterThan(first);
        assertThat(memory().isLatest(key, first)).isFalse();
    }

    @Test
    void nobody_frees_the_lock_of_another() throws Exception {
        long first = memory().lock(key, SHORT).orElseThrow();
        pass(SHORT.multipliedBy(2));
        memory().lock(key, MINUTE);
        memory().unlock(key, first);

        assertThat(memory().lock(key, MINUTE)).isEmpty();
    }

    @Test
    void notes_are_read_newest_first_with_what_is_left_of_their_life() throws Exception {
        memory().note(key, "1", MINUTE);
        pass(SHORT);
        memory().note(key, "2", MINUTE);

        assertThat(memory().notes(key)).extracting(Note::id).containsExactly("2", "1");
        assertThat(memory().notes(key))
                .allSatisfy(note -> assertThat(note.left()).isPositive().isLessThanOrEqualTo(MINUTE));
    }

    @Test
    void a_later_note_of_an_id_has_a_greater_version() throws Exception {
        Note first = memory().note(key, "1", MINUTE);
        pass(SHORT);
        Note second = memory().note(key, "1", MINUTE);

        assertThat(second.version()).isGreaterThan(first.version());
        assertThat(memory().notes(key)).extracting(Note::version).containsExactly(second.version());
    }

    @Test
    void a_note_is_forgotten_after_its_life() throws Exception {
        memory().note(key, "long", MINUTE);
        memory().note(key, "short", SHORT);
        pass(SHORT.multipliedBy(2));

        assertThat(memory().notes(key)).extracting(Note::id).containsExactly("long");
    }

    @Test
    void who_listens_is_told() throws Exception {
        List<Note> told = new CopyOnWriteArrayList<>();
        memory().listen(key, told::add);

        for (int i = 0; i < 100 && told.isEmpty(); i++) {
            memory().note(key, "GET /users/search", MINUTE);
            pass(SHORT);
        }

        assertThat(new ArrayList<>(told)).first().satisfies(note -> {
            assertThat(note.id()).isEqualTo("GET /users/search");
            assertThat(note.left()).isPositive();
        });
    }

    @Test
    void it_remembers_what_was_done_for_its_life() throws Exception {
        assertThat(memory().remembers(key)).isFalse();

        memory().remember(key, MINUTE);
        memory().remember(key + "short", SHORT);
        pass(SHORT.multipliedBy(2));

        assertThat(memory().remembers(key)).isTrue();
        assertThat(memory().remembers(key + "short")).isFalse();
    }

    @Test
    void a_bucket_gives_as_many_tokens_as_it_has_and_says_when_one_comes_back() throws Exception {
        assertThat(memory().spend(key, 2, MINUTE)).isZero();
        assertThat(memory().spend(key, 2, MINUTE)).isZero();

        assertThat(memory().spend(key, 2, MINUTE)).isPositive().isLessThanOrEqualTo(MINUTE);
        assertThat(memory().spend(key + "another", 2, MINUTE)).isZero();
    }

    @Test
    void whoever_has_to_leave_some_tokens_waits_earlier() throws Exception {
        assertThat(memory().spend(key, 1, MINUTE)).isZero();

        assertThat(memory().spend(key, 1, MINUTE)).isPositive();
        assertThat(memory().spend(key, 2, MINUTE)).isZero();
    }

    @Test
    void a_token_comes_back_after_its_life() throws Exception {
        memory().spend(key, 1, SHORT);
        pass(SHORT.multipliedBy(2));

        assertThat(memory().spend(key, 1, SHORT)).isZero();
    }

    @Test
    void a_list_keeps_its_entries_oldest_first_and_each_once() throws Exception {
        memory().keep(key, Map.of("a", "one"), 10, MINUTE);
        pass(SHORT);
        memory().keep(key, Map.of("b", "two"), 10, MINUTE);
        pass(SHORT);
        memory().keep(key, Map.of("a", "three"), 10, MINUTE);

        assertThat(memory().kept(key, 10, MINUTE).entries().toString()).isEqualTo("{b=two, a=three}");
    }

    @Test
    void the_oldest_entries_of_a_full_list_go_and_are_counted() throws Exception {
        for (String id : List.of("a", "b", "c")) {
            memory().keep(key, Map.of(id, "text"), 2, MINUTE);
            pass(SHORT);
        }

        assertThat(memory().kept(key, 2, MINUTE).entries()).containsOnlyKeys("b", "c");
        assertThat(memory().kept(key, 2, MINUTE).dropped()).isEqualTo(1);
    }

    @Test
    void an_entry_goes_after_its_life_and_is_counted() throws Exception {
        memory().keep(key, Map.of("old", "text"), 10, SHORT);
        pass(SHORT.multipliedBy(2));
        memory().keep(key, Map.of("new", "text"), 10, SHORT);

        assertThat(memory().kept(key, 10, MINUTE).entries()).containsOnlyKeys("new");
        assertThat(memory().kept(key, 10, MINUTE).dropped()).isEqualTo(1);
    }

    @Test
    void whoever_takes_entries_off_counts_those_that_were_there() throws Exception {
        memory().keep(key, Map.of("a", "one", "b", "two", "c", "three"), 10, MINUTE);

        memory().takeOff(key, List.of("a", "b", "unknown"), true);
        memory().takeOff(key, List.of("b", "c"), false);

        assertThat(memory().kept(key, 10, MINUTE)).isEqualTo(new SharedMemory.Kept(Map.of(), 2, 1));
    }

    private Claim claim(String owner) throws MemoryUnavailableException {
        return memory().claim(key, owner, MINUTE, MINUTE);
    }
}
