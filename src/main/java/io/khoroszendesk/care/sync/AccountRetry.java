package io.khoroszendesk.care.sync;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a user is pushed again because an account of theirs couldn't be joined yet. Care creates an account's author with
 * its first conversation, which changes nothing in Zendesk. The pauses double from an hour, and the last attempt comes
 * after about ten days.
 *
 * @param attempts how many there were after the first push
 * @param next when to try again, in seconds since 1970
 */
@RegisterForReflection
record AccountRetry(int attempts, long next) {

    private static final Duration FIRST_PAUSE = Duration.ofHours(1);
    private static final int MOST_ATTEMPTS = 8;
    private static final int MOST_USERS = 10_000;
    /** Each costs a search in Zendesk and a look-up in Care. */
    private static final int MOST_AT_ONCE = 100;

    /**
     * The users to try again later, after a push.
     *
     * @param before those before it
     * @param unsettled the pushed users who have such an account
     */
    static Map<Long, AccountRetry> after(
            Map<Long, AccountRetry> before, Collection<Long> pushed, Set<Long> unsettled, Instant now) {
        Map<Long, AccountRetry> after = new LinkedHashMap<>(before);
        for (Long user : pushed) {
            AccountRetry known = after.remove(user);
            if (!unsettled.contains(user) || after.size() >= MOST_USERS) {
                continue;
            }
            if (known == null) {
                after.put(user, new AccountRetry(0, now.plus(FIRST_PAUSE).getEpochSecond()));
            } else if (!known.isDue(now)) {
                after.put(user, known);
            } else if (known.attempts + 1 < MOST_ATTEMPTS) {
                long pause = FIRST_PAUSE.toSeconds() << (known.attempts + 1);
                after.put(user, new AccountRetry(known.attempts + 1, now.getEpochSecond() + pause));
            }
        }
        return after;
    }

    /** The users whose time has come. */
    static List<Long> due(Map<Long, AccountRetry> all, Instant now) {
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().isDue(now))
                .map(Map.Entry::getKey)
                .limit(MOST_AT_ONCE)
                .toList();
    }

    private boolean isDue(Instant now) {
        return next <= now.getEpochSecond();
    }
}
