package io.khoroszendesk.common.resilience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * The calls of the webhook that were taken lately, so that none is taken twice. Calls of more than five minutes ago are refused
 * for their age, so those need not be remembered.
 */
public final class ReplayCache {

    private static final int MOST = 20_000;
    /** A clock may be five minutes behind the signature or ahead of it. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Cache<String, Boolean> seen =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).build();

    /**
     * Remembers a call; false for one that was there already. The invocation's id isn't signed, so the signature counts as
     * well.
     */
    public boolean add(String invocation, String signature) {
        boolean newInvocation = invocation == null || isNew("id " + invocation);
        return isNew("signature " + signature) && newInvocation;
    }

    /** Lets a call come again that could not be taken. */
    public void forget(String invocation, String signature) {
        seen.invalidate("id " + invocation);
        seen.invalidate("signature " + signature);
    }

    private boolean isNew(String key) {
        return seen.asMap().putIfAbsent(key, true) == null;
    }
}
