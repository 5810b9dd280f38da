package io.khoroszendesk.common.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.common.memory.SharedMemory.Claim;
import io.khoroszendesk.common.memory.SharedMemory.Claim.State;
import io.khoroszendesk.common.memory.SharedOnce.Attempt;
import io.khoroszendesk.common.memory.SharedOnce.Made;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.common.resilience.ManualClock;
import io.khoroszendesk.zendesk.Callers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two replicas that make things with one memory between them. */
class SharedOnceTest {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration LONG = Duration.ofMinutes(1);
    /** Longer than a claim lasts that nobody renews. */
    private static final Duration DEAD = Duration.ofSeconds(3);
    /** Less than what must be left for waiting any longer. */
    private static final Duration LITTLE_TIME = Duration.ofSeconds(1);

    /** The name under which the memory has what the tests make. */
    private static final String KEY = "thing key";

    private final ManualClock clock = new ManualClock();
    private final FakeSharedMemory memory = FakeSharedMemory.on(clock);
    private final AtomicInteger ids = new AtomicInteger();
    /** The ids of all that exists. */
    private final List<String> made = new CopyOnWriteArrayList<>();

    private final AtomicReference<Happening> whileWaiting = new AtomicReference<>(() -> {});
    private final SharedOnce<String> one = replica(LIFE, false);
    private final SharedOnce<String> other = replica(LIFE, false);

    @FunctionalInterface
    private interface Happening {
        void happen() throws MemoryUnavailableException;
    }

    @Test
    void what_another_replica_has_made_is_taken() {
        String there = get(other);

        assertThat(get(one)).isEqualTo(there);
        assertThat(made).hasSize(1);
    }

    @Test
    void what_this_replica_has_made_is_not_asked_for_again() {
        get(one);
        int calls = memory.calls();

        get(one);

        assertThat(memory.calls()).isEqualTo(calls);
    }

    @Test
    void another_kind_is_another_thing() {
        get(one);
        SharedOnce<String> otherKind = new SharedOnce<>(memory, this::pause, "kind", 1_000, LIFE, made(false));

        get(otherKind);

        assertThat(made).hasSize(2);
    }

    @Test
    void what_another_replica_is_making_is_waited_for() throws Exception {
        memory.claim(KEY, "other", LONG, LIFE);
        whileWaiting.set(() -> {
            made.add("77");
            memory.made(KEY, "77", LIFE);
        });

        assertThat(get(one)).isEqualTo("thing 77");
        assertThat(made).containsExactly("77");
    }

    @Test
    void replicas_that_begin_at_once_make_one_thing() throws Exception {
        AtomicInteger callers = new AtomicInteger();

        List<String> things = Callers.atOnce(10, () -> slowly(callers.incrementAndGet() % 2 == 0 ? one : other));

        assertThat(things).hasSize(10).containsOnly("thing 1");
    }

    @Test
    void what_another_replica_makes_while_the_memory_is_lost_is_in_doubt() throws Exception {
        memory.claim(KEY, "other", LONG, LIFE);
        whileWaiting.set(memory::isLost);

        assertThat(doubtOf(one)).hasValue(clock.instant());
    }

    @Test
    void what_another_replica_makes_while_the_memory_forgets_is_in_doubt() throws Exception {
        Instant begun = clock.instant();
        memory.claim(KEY, "other", LONG, LIFE);
        whileWaiting.set(memory::forgetsAll);

        assertThat(doubtOf(one)).hasValue(begun);
    }

    @Test
    void what_another_replica_has_made_meanwhile_is_the_result_of_an_attempt_that_fails_in_doubt() {
        String there = get(one, attempt -> {
            made.add("77");
            try {
                memory.made(KEY, "77", LIFE);
            } catch (MemoryUnavailableException e) {
                throw new IllegalStateException(e);
            }
            return fail(attempt, true);
        });

        assertThat(there).isEqualTo("thing 77");
    }

    @Test
    void what_another_replica_has_failed_to_make_is_in_no_doubt() throws Exception {
        memory.claim(KEY, "other", LONG, LIFE);
        whileWaiting.set(() -> memory.release(KEY, "other", false, LIFE));

        assertThat(doubtOf(one)).isEmpty();
    }

    @Test
    void what_another_replica_has_failed_to_make_is_made() throws Exception {
        memory.claim(KEY, "other", LONG, LIFE);
        whileWaiting.set(() -> memory.release(KEY, "other", false, LIFE));

        assertThat(get(one)).isEqualTo("thing 1");
    }

    @Test
    void what_is_gone_is_made_again() {
        get(other);
        made.clear();

        assertThat(get(one)).isEqualTo("thing 2");
    }

    @Test
    void what_was_made_again_is_told_to_the_others() {
        get(other);
        made.clear();
        String again = get(one);

        assertThat(get(replica(LIFE, false))).isEqualTo(again);
    }

    @Test
    void a_failure_gives_the_claim_back() {
        failing(other, false);

        assertThat(doubtOf(one)).isEmpty();
        assertThat(made).hasSize(1);
    }

    @Test
    void a_failure_that_may_have_made_something_is_told_to_the_next() {
        Instant begun = clock.instant();
        failing(other, true);
        clock.advance(Duration.ofSeconds(20));

        assertThat(doubtOf(one)).contains(begun);
    }

    @Test
    void a_dead_maker_leaves_its_doubt_to_the_next() throws Exception {
        Instant begun = clock.instant();
        memory.claim(KEY, "dead", DEAD, LIFE);
        clock.advance(DEAD);

        assertThat(doubtOf(one)).contains(begun);
    }

    @Test
    void a_doubt_goes_on_until_something_is_made() throws Exception {
        Instant begun = clock.instant();
        memory.claim(KEY, "dead", DEAD, LIFE);
        clock.advance(DEAD);
        failing(other, false);

        assertThat(doubtOf(one)).contains(begun);
    }

    @Test
    void a_claim_lasts_as_long_as_its_maker_works() {
        AtomicReference<Claim> meanwhile = new AtomicReference<>();

        get(one, attempt -> {
            clock.advance(Duration.ofSeconds(2));
            int calls = memory.calls();
            until(() -> memory.calls() > calls);
            clock.advance(Duration.ofSeconds(1));
            meanwhile.set(claim("another"));
            return make();
        });

        assertThat(meanwhile.get().state()).isEqualTo(State.BUSY);
    }

    @Test
    void the_claim_of_a_dead_maker_is_waited_out() throws Exception {
        memory.claim(KEY, "dead", DEAD, LIFE);
        whileWaiting.set(() -> clock.advance(DEAD));

        assertThat(get(one)).isEqualTo("thing 1");
    }

    @Test
    void near_the_end_nobody_makes_what_must_not_be_made_twice() throws Exception {
        memory.claim(KEY, "other", LONG, LIFE);

        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() -> Samples.inRequest(LITTLE_TIME, () -> one.get("key", attempt -> make())));
        assertThat(made).isEmpty();
    }

    @Test
    void near_the_end_what_may_be_made_twice_is_made() throws Exception {
        SharedOnce<String> impatient = replica(LIFE, true);
        memory.claim(KEY, "other", LONG, LIFE);

        assertThat(Samples.inRequest(LITTLE_TIME, () -> impatient.get("key", attempt -> make())))
                .isEqualTo("thing 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void with_a_memory_that_is_lost_the_thing_is_made_once_here(int calls) {
        memory.isLostAfter(calls);

        String first = get(one);

        assertThat(get(one)).isEqualTo(first);
        assertThat(made).hasSize(1);
    }

    @Test
    void with_a_memory_that_is_lost_while_waiting_the_thing_is_made_here() throws Exception {
        memory.claim(KEY, "other", LONG, LIFE);
        whileWaiting.set(memory::isLost);

        assertThat(get(one)).isEqualTo("thing 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void with_a_memory_that_is_lost_a_failure_is_the_makers_own(int calls) {
        memory.isLostAfter(calls);

        failing(one, true);

        assertThat(get(one)).isEqualTo("thing 1");
    }

    @Test
    void without_a_memory_each_replica_makes_its_own() {
        SharedOnce<String> alone =
                new SharedOnce<>(FakeSharedMemory.off(), this::pause, "thing", 1_000, LIFE, made(false));
        get(other);

        assertThat(get(alone)).isEqualTo("thing 2");
        assertThat(get(alone)).isEqualTo("thing 2");
    }

    @Test
    void nothing_is_told_where_nothing_is_to_be_remembered() {
        SharedOnce<String> forgetful = replica(Duration.ZERO, false);
        get(forgetful);

        assertThat(get(forgetful)).isEqualTo("thing 2");
        assertThat(memory.calls()).isZero();
    }

    private SharedOnce<String> replica(Duration life, boolean mayBeTwice) {
        return new SharedOnce<>(memory, this::pause, "thing", 1_000, life, made(mayBeTwice));
    }

    private Made<String> made(boolean mayBeTwice) {
        return new Made<>(
                thing -> thing.substring("thing ".length()),
                id -> Optional.of(id).filter(made::contains).map("thing "::concat),
                mayBeTwice);
    }

    private void pause(Duration time) throws InterruptedException {
        try {
            whileWaiting.get().happen();
        } catch (MemoryUnavailableException e) {
            throw new IllegalStateException(e);
        }
        Thread.sleep(1);
    }

    private String make() {
        String id = String.valueOf(ids.incrementAndGet());
        made.add(id);
        return "thing " + id;
    }

    private String get(SharedOnce<String> replica) {
        return get(replica, attempt -> make());
    }

    private static String get(SharedOnce<String> replica, SharedOnce.Maker<String> maker) {
        try {
            return Samples.inRequest(() -> replica.get("key", maker));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String slowly(SharedOnce<String> replica) {
        return replica.get("key", attempt -> {
            until(() -> memory.calls() >= 2);
            return make();
        });
    }

    /** What the replica is told of attempts before its own. */
    private Optional<Instant> doubtOf(SharedOnce<String> replica) {
        AtomicReference<Optional<Instant>> doubt = new AtomicReference<>();
        get(replica, attempt -> {
            doubt.set(attempt.doubtSince());
            return make();
        });
        return doubt.get();
    }

    private static void failing(SharedOnce<String> replica, boolean inDoubt) {
        assertThatIllegalStateException().isThrownBy(() -> get(replica, attempt -> fail(attempt, inDoubt)));
    }

    private static String fail(Attempt attempt, boolean inDoubt) {
        if (inDoubt) {
            attempt.leavesDoubt();
        }
        throw new IllegalStateException("no luck");
    }

    private Claim claim(String owner) {
        try {
            return memory.claim(KEY, owner, LONG, LIFE);
        } catch (MemoryUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier condition) {
        try {
            Callers.until(condition);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
