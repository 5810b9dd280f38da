package io.khoroszendesk.common.resilience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Creates something once per key, however often it is requested within some minutes, for example by a double click or
 * by a retry after a lost response. One caller creates it, and the others get the same result.
 */
public final class OncePerKey<T> {

    private final KeyedLock<String> turns = new KeyedLock<>();
    private final Cache<String, T> made;

    /**
     * @param size the maximum number of results to remember
     * @param life how long each result is remembered
     */
    public OncePerKey(int size, Duration life) {
        this.made =
                Caffeine.newBuilder().maximumSize(size).expireAfterWrite(life).build();
    }

    /** The result for {@code key}; {@code maker} creates it if there is none. A failure is not remembered. */
    public T get(String key, Supplier<T> maker) {
        return get(key, Optional::of, maker);
    }

    /**
     * The same for what may be gone by now.
     *
     * @param again what has become of a remembered result; empty if it is gone, and so to be made again
     */
    public T get(String key, Function<T, Optional<T>> again, Supplier<T> maker) {
        return turns.take(key, () -> {
            Optional<T> before = Optional.ofNullable(made.getIfPresent(key)).flatMap(again);
            if (before.isPresent()) {
                return before.get();
            }
            T now = maker.get();
            made.put(key, now);
            return now;
        });
    }
}
