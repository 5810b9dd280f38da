package io.khoroszendesk.common.resilience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** Remembers what was accepted recently, so that a replay is recognised. */
public final class ReplayCache {

    private final Cache<String, Boolean> seen;

    /**
     * Remembers this much.
     *
     * @param most the maximum number of keys; of more, the least used are forgotten
     * @param life for how long a key is remembered
     */
    public ReplayCache(long most, Duration life) {
        this.seen =
                Caffeine.newBuilder().maximumSize(most).expireAfterWrite(life).build();
    }

    /** Remembers something by its keys; false if one of them was known, which makes it a replay. */
    public boolean add(String... keys) {
        boolean fresh = true;
        for (String key : keys) {
            fresh &= seen.asMap().putIfAbsent(key, true) == null;
        }
        return fresh;
    }

    /** Forgets what could not be accepted, so that it may be sent again. */
    public void forget(String... keys) {
        for (String key : keys) {
            seen.invalidate(key);
        }
    }
}
