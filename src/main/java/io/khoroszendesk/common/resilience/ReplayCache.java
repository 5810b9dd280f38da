package io.khoroszendesk.common.resilience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Remembers the webhook calls that were accepted recently, so that a replay is rejected. Calls older than five minutes
 * are rejected for their age, so those need not be remembered.
 */
public final class ReplayCache {

    private static final int MOST = 20_000;
    /** A signature's timestamp may be up to five minutes behind or ahead of our clock. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Cache<String, Boolean> seen =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).build();

    /**
     * Remembers a call; false if it is a replay. The invocation's id isn't signed, so the signature is part of the key.
     */
    public boolean add(String invocation, String signature) {
        boolean newInvocation = invocation == null || isNew("id " + invocation);
        return isNew("signature " + signature) && newInvocation;
    }

    /** Forgets a call that could not be accepted, so that it may be sent again. */
    public void forget(String invocation, String signature) {
        seen.invalidate("id " + invocation);
        seen.invalidate("signature " + signature);
    }

    private boolean isNew(String key) {
        return seen.asMap().putIfAbsent(key, true) == null;
    }
}
