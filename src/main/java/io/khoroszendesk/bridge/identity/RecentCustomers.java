package io.khoroszendesk.bridge.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Remembers the customers this replica has created or changed lately, because Zendesk's search doesn't find them yet or
 * returns older copies. Also remembers which users are customers, so that they need not be read before they are
 * changed. Those of other replicas come by {@link OtherReplicas}.
 */
@Singleton
public class RecentCustomers {

    private final OtherReplicas others;
    private final Cache<Long, Change> changed;
    private final Cache<Long, User> seen;
    private final AtomicLong changes = new AtomicLong();

    /** A user as they were left or read, by the number of this change. */
    private record Change(long number, User user) {}

    @Inject
    public RecentCustomers(MemoryConfig config, OtherReplicas others) {
        this.others = others;
        this.changed = cache(config);
        this.seen = cache(config);
    }

    private static <T> Cache<Long, T> cache(MemoryConfig config) {
        return Caffeine.newBuilder()
                .maximumSize(config.entries())
                .expireAfterWrite(config.life())
                .build();
    }

    /** Notes a user as this replica has left them, and tells the others. */
    public void changed(User user) {
        keep(user);
        others.tell(user.id());
    }

    private void keep(User user) {
        changed.put(user.id(), new Change(changes.incrementAndGet(), user));
        seen(user);
    }

    /**
     * Makes a search, and meanwhile reads what other replicas have changed lately, which is remembered as if this one had
     * changed it. The search hardly waits for it.
     */
    public <T> T besideThoseOfOthers(Supplier<T> search) {
        Future<Void> reading = others.changed(this::adopt);
        T found = search.get();
        others.await(reading);
        return found;
    }

    /**
     * The same, but waits for it until the deadline is over.
     *
     * @throws DeadlineExceededException if it is not read in time
     * @throws ZendeskException if it can't be read
     */
    public <T> T withThoseOfOthers(Supplier<T> search) {
        Future<Void> reading = others.changed(this::adopt);
        T found = search.get();
        Deadline.current().await(reading, "customers of other replicas");
        return found;
    }

    /** Notes a user as Zendesk has just shown it. A remembered change stays, because it is newer. */
    public void seen(User user) {
        if (user.isEndUser() && user.isActive()) {
            seen.put(user.id(), user);
        } else {
            forget(user.id());
        }
    }

    public void forget(long id) {
        seen.invalidate(id);
        changed.invalidate(id);
    }

    public boolean isKnownCustomer(long id) {
        return seen.getIfPresent(id) != null;
    }

    /** The number of the latest change. */
    long latestChange() {
        return changes.get();
    }

    /** Whether this customer was changed or read after the change with this number. */
    boolean wasChangedAfter(long change, long id) {
        Change latest = changed.getIfPresent(id);
        return latest != null && latest.number() > change;
    }

    /**
     * Notes a user as they were just read by their id; empty if gone. Unlike what a search finds, the user was read after the
     * change. So of equal timestamps, this one counts.
     */
    void adopt(long id, Optional<User> user) {
        user.filter(there -> there.isEndUser() && there.isActive())
                .ifPresentOrElse(
                        there -> keep(newer(there, Objects.requireNonNullElse(remembered(id), there))),
                        () -> forget(id));
    }

    /**
     * The users found, with newer copies in place of older ones, followed by the other recent customers in no defined
     * order.
     */
    public List<User> merged(Collection<User> found) {
        Map<Long, User> merged = new LinkedHashMap<>();
        found.forEach(user -> merged.put(user.id(), user));
        merged.replaceAll((id, user) -> newer(remembered(id), user));
        changed.asMap().forEach((id, change) -> merged.putIfAbsent(id, change.user()));
        return new ArrayList<>(merged.values());
    }

    private User remembered(long id) {
        Change latest = changed.getIfPresent(id);
        return latest == null ? null : latest.user();
    }

    private static User newer(User remembered, User found) {
        return remembered == null
                        || (found.updatedAt() != null
                                && remembered.updatedAt() != null
                                && found.updatedAt().compareTo(remembered.updatedAt()) > 0)
                ? found
                : remembered;
    }
}
