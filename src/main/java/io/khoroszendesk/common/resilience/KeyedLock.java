package io.khoroszendesk.common.resilience;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One at a time for each key; the others wait as long as their deadline lets them. */
public final class KeyedLock<K> {

    private final ConcurrentMap<K, Turn> turns = new ConcurrentHashMap<>();

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }

    /** @throws DeadlineExceededException where the others don't end in time; {@code work} was not begun */
    public <T> T take(K key, Supplier<T> work) {
        Turn turn = turns.compute(key, (k, existing) -> {
            Turn mine = existing == null ? new Turn() : existing;
            mine.users++;
            return mine;
        });
        try {
            if (!turn.lock.tryLock(Deadline.current().left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw tooLong(null);
            }
            try {
                return work.get();
            } finally {
                turn.lock.unlock();
            }
        } catch (InterruptedException e) {
            throw tooLong(e);
        } finally {
            turns.compute(key, (k, mine) -> --mine.users == 0 ? null : mine);
        }
    }

    private static DeadlineExceededException tooLong(InterruptedException e) {
        return new DeadlineExceededException("another thread held the lock for too long", e);
    }
}
