package io.khoroszendesk.common.resilience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Makes a thing once, however often it is asked for within some minutes: a double click, or another try after an answer was
 * lost. One caller at a time makes it, the others get what was made.
 */
public final class OncePerKey<T> {

    private final KeyedLock<String> turns = new KeyedLock<>();
    private final Cache<String, T> made;

    /**
     * @param size how many things are remembered
     * @param life how long each is remembered
     */
    public OncePerKey(int size, Duration life) {
        this.made =
                Caffeine.newBuilder().maximumSize(size).expireAfterWrite(life).build();
    }

    /** What was made for {@code key}, else what {@code maker} makes now; nothing is remembered when it fails. */
    public T get(String key, Supplier<T> maker) {
        return turns.take(key, () -> {
            T before = made.getIfPresent(key);
            if (before != null) {
                return before;
            }
            T now = maker.get();
            made.put(key, now);
            return now;
        });
    }
}
