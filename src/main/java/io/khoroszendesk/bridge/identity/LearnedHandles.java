package io.khoroszendesk.bridge.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.fields.FieldModels;
import io.khoroszendesk.bridge.fields.HandlesConfig;
import io.khoroszendesk.common.memory.SharedLock;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.common.resilience.KeyedLock;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserChanges;
import io.khoroszendesk.zendesk.model.UserQuery;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Learns the handle under which a customer writes. When a case is created or extended, its interactions name their
 * author. After the response is sent, that handle is stored on the customer's user, so that the next best match is
 * exact.
 */
@Singleton
public class LearnedHandles {

    /** The outcome if a handle was written. */
    public static final String LEARNED = LearningMetrics.LEARNED;

    private static final Logger LOG = Logger.getLogger(LearnedHandles.class);
    private static final Duration BUDGET = Duration.ofSeconds(10);
    /** What must be left for writing one. */
    private static final Duration RESERVE = Duration.ofSeconds(2);

    private static final int MOST_HANDLES = 50;

    private final ZendeskClient zendesk;
    private final FieldModels models;
    private final RecentCustomers recent;
    private final HandlesConfig config;
    private final LearningMetrics metrics;
    private final KeyedLock<Long> turns = new KeyedLock<>();
    /** Ensures that only one of two customers gets a handle that is learned for both at the same moment. */
    private final KeyedLock<String> handleTurns = new KeyedLock<>();
    /** The same among replicas. */
    private final SharedLock shared;

    /** Handles that were processed, so that further interactions of a case cost no call. */
    private final Cache<String, Boolean> done;

    @Inject
    public LearnedHandles(
            ZendeskClient zendesk,
            FieldModels models,
            RecentCustomers recent,
            HandlesConfig config,
            MemoryConfig memory,
            SharedLock shared,
            LearningMetrics metrics) {
        this.zendesk = zendesk;
        this.models = models;
        this.recent = recent;
        this.config = config;
        this.shared = shared;
        this.metrics = metrics;
        this.done = Caffeine.newBuilder()
                .maximumSize(memory.entries())
                .expireAfterWrite(Duration.ofHours(1))
                .build();
    }

    /** Starts to learn in the background. The caller doesn't wait and never sees a failure. */
    public void learn(long customer, List<Interaction> interactions) {
        List<Handle> handles = AuthorHandles.of(interactions).stream()
                .filter(handle -> done.getIfPresent(customer + " " + handle.line()) == null)
                .toList();
        if (config.learn() && !handles.isEmpty()) {
            Deadline.current().fork(() -> {
                Deadline.run(
                        System.nanoTime(),
                        BUDGET,
                        () -> inTurn(customer, () -> {
                            handles.forEach(handle -> learn(customer, handle));
                            return null;
                        }));
                return null;
            });
        }
    }

    private void learn(long customer, Handle handle) {
        String outcome;
        try {
            outcome = models.keepsHandles() ? inTurn(handle, () -> write(customer, handle)) : "off";
        } catch (ZendeskException | OperationException | DeadlineExceededException e) {
            outcome = "failed";
            LOG.infof("A handle of customer %d was not learned: %s", customer, e.getMessage());
        }
        done.put(customer + " " + handle.line(), true);
        metrics.count(outcome);
    }

    /**
     * Stores a handle that someone has assigned to this customer, under the same rules: never if another customer has
     * it, and nothing but the handle.
     *
     * @return {@link #LEARNED}, or in a word why it was not stored
     * @throws ZendeskException if Zendesk can't be called or rejects the change
     */
    public String assign(long customer, Handle handle) {
        if (!models.keepsHandles()) {
            return "off";
        }
        return inTurn(customer, () -> inTurn(handle, () -> write(customer, handle)));
    }

    /**
     * Takes a handle off a customer, because someone has said that it isn't this customer's, and nothing but the handle.
     *
     * @return whether it was there
     * @throws ZendeskException if Zendesk can't be called or rejects the change
     */
    public boolean withdraw(long customer, Handle handle) {
        return inTurn(customer, () -> {
            List<String> lines = lines(zendesk.user(customer));
            boolean wasThere = remove(handle, lines);
            if (wasThere) {
                store(customer, lines);
            }
            return wasThere;
        });
    }

    private List<String> lines(User user) {
        String stored = user.fieldText(config.field());
        return new ArrayList<>(stored == null ? List.of() : stored.lines().toList());
    }

    private static boolean remove(Handle handle, List<String> lines) {
        return lines.removeIf(line -> Handle.ofLine(line).filter(handle::same).isPresent());
    }

    private void store(long customer, List<String> lines) {
        recent.changed(zendesk.updateUserInPassing(
                customer,
                UserChanges.builder()
                        .userField(config.field(), String.join("\n", lines))
                        .build()));
    }

    /** A user is changed as a whole, so only one handle of a customer is written at a time. */
    private <T> T inTurn(long customer, Supplier<T> work) {
        return turns.take(
                customer, () -> shared.take("handles of customer " + customer, BUDGET, RESERVE, lease -> work.get()));
    }

    private <T> T inTurn(Handle handle, Supplier<T> work) {
        String key = handle.network() + " " + handle.name();
        return handleTurns.take(key, () -> shared.take("handle " + key, BUDGET, RESERVE, lease -> work.get()));
    }

    private String write(long customer, Handle handle) {
        User user = zendesk.user(customer);
        if (!user.isEndUser() || !user.isActive()) {
            return "no customer";
        }
        List<Handle> known = Handle.ofLines(user.fieldText(config.field()));
        if (known.stream().anyMatch(k -> k.same(handle) && isComplete(k, handle))) {
            return "known";
        }
        if (known.size() >= MOST_HANDLES) {
            return "full";
        }
        if (belongsToAnother(customer, handle)) {
            LOG.infof("A handle of customer %d already belongs to another customer", customer);
            return "taken";
        }
        List<String> lines = lines(user);
        // Completes a line that an admin typed without the id, renews that of a renamed account, and duplicates none.
        remove(handle, lines);
        lines.add(handle.line());
        store(customer, lines);
        return LEARNED;
    }

    /** Whether a line already holds everything that was learned: the current name, and the id if there is one. */
    private static boolean isComplete(Handle known, Handle learned) {
        return learned.name().equals(known.name()) && (known.id() != null || learned.id() == null);
    }

    /**
     * Whether another customer has this account, under the same name or with the same id. Zendesk's search lags by
     * minutes.
     *
     * @throws ZendeskException if Zendesk can't be called
     */
    public boolean isShared(long customer, Handle handle) {
        List<String> terms = new ArrayList<>();
        handle.searchTerm().ifPresent(terms::add);
        if (handle.id() != null) {
            terms.add(handle.id());
        }
        return anotherHas(customer, handle, UserQuery.customers().andAny(config.field(), terms));
    }

    private boolean belongsToAnother(long customer, Handle handle) {
        return anotherHas(
                customer,
                handle,
                UserQuery.customers()
                        .andAny(config.field(), handle.searchTerm().stream().toList()));
    }

    private boolean anotherHas(long customer, Handle handle, UserQuery query) {
        // Nobody waits for this, and whoever is missed would get the same handle.
        List<User> found = recent.withThoseOfOthers(() -> query.isEmpty() ? List.of() : zendesk.searchUsers(query));
        return recent.merged(found).stream()
                .filter(user -> user.id() != customer && user.isActive())
                .anyMatch(user ->
                        Handle.ofLines(user.fieldText(config.field())).stream().anyMatch(handle::same));
    }
}
