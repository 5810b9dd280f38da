package io.khoroszendesk.common.resilience;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A lock for each key. Callers wait for it until their deadline is over. */
public final class KeyedLock<K> {

    private final ConcurrentMap<K, Turn> turns = new ConcurrentHashMap<>();

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }

    /**
     * Runs {@code work} while holding the lock of {@code key}.
     *
     * @throws DeadlineExceededException if the lock isn't free in time; {@code work} was not started
     */
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
