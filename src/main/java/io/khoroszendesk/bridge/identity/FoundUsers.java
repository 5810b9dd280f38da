package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.ZendeskException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The users whom one request finds: those that its searches return, and customers who were changed lately. Whoever is
 * remembered only is read before they are shown, because they may have been deleted or merged since. If they can't be
 * read, what is remembered counts: somebody who isn't shown would be created twice, and Zendesk refuses whoever is gone.
 */
public final class FoundUsers {

    private static final Logger LOG = Logger.getLogger(FoundUsers.class);

    private final ZendeskClient zendesk;
    private final RecentCustomers recent;
    private final long begun;
    private final List<User> hits = new ArrayList<>();
    private final Set<Long> certain = new HashSet<>();

    /** Begins a request, before its first search. */
    public FoundUsers(ZendeskClient zendesk, RecentCustomers recent) {
        this.zendesk = zendesk;
        this.recent = recent;
        this.begun = recent.latestChange();
    }

    /** Adds what a search has returned. */
    public void add(Collection<User> found) {
        hits.addAll(found);
        found.forEach(user -> certain.add(user.id()));
    }

    /** The users found, with newer copies in place of older ones, followed by the other recent customers. */
    List<User> all() {
        return recent.merged(hits);
    }

    /** The users who meet a condition, at most so many. */
    public List<User> shown(int most, Function<List<User>, List<User>> choice) {
        return shown(most, () -> choice.apply(all()), User::id);
    }

    /**
     * What is chosen among all users, at most so many.
     *
     * @param choice chooses anew after somebody was read, because each user may count for the others
     */
    <T> List<T> shown(int most, Supplier<List<T>> choice, Function<T, Long> id) {
        List<T> chosen = choice.get().stream().limit(most).toList();
        List<Long> uncertain = chosen.stream().map(id).filter(this::isUncertain).toList();
        if (uncertain.isEmpty()) {
            return chosen;
        }
        read(uncertain);
        return choice.get().stream()
                .filter(one -> !isUncertain(id.apply(one)))
                .limit(most)
                .toList();
    }

    private boolean isUncertain(long id) {
        return !certain.contains(id) && !recent.wasChangedAfter(begun, id);
    }

    private void read(List<Long> ids) {
        Map<Long, Future<Optional<User>>> readings = new LinkedHashMap<>();
        ids.forEach(id ->
                readings.put(id, Deadline.current().fork(() -> ZendeskException.ifThere(() -> zendesk.user(id)))));
        readings.forEach((id, reading) -> {
            try {
                recent.adopt(id, Deadline.current().await(reading, "a recent customer"));
            } catch (DeadlineExceededException | ZendeskException e) {
                LOG.debugf("Customer %d was not read again: %s", id, e.getMessage());
            }
        });
        certain.addAll(ids);
    }
}
