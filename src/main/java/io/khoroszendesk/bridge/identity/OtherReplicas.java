package io.khoroszendesk.bridge.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.khoroszendesk.bridge.api.EntityIds;
import io.khoroszendesk.common.memory.BestEffort;
import io.khoroszendesk.common.memory.MemoryUnavailableException;
import io.khoroszendesk.common.memory.SharedMemory;
import io.khoroszendesk.common.memory.SharedMemory.Note;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.common.resilience.KeyedLock;
import io.khoroszendesk.zendesk.UserExportClient;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Learns by the shared memory which customers other replicas have changed lately. The memory holds ids alone, so the
 * customers are read from Zendesk: all in one call, and each once after each change.
 */
@Singleton
public class OtherReplicas {

    private static final Logger LOG = Logger.getLogger(OtherReplicas.class);
    private static final String SET = "recent";
    /** The maximum of Zendesk's call for several users. */
    private static final int MOST_READ = 100;
    /** How much later than the search itself an answer may be because of this. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final SharedMemory memory;
    private final UserExportClient zendesk;
    private final Duration life;
    /** Readers take turns, so that each customer is read once; the next one finds what was noted meanwhile. */
    private final KeyedLock<String> turns = new KeyedLock<>();
    /** The latest note of each customer that this replica has made or followed. */
    private final Cache<String, Long> known;

    @Inject
    public OtherReplicas(SharedMemory memory, UserExportClient zendesk, MemoryConfig config) {
        this.memory = memory;
        this.zendesk = zendesk;
        this.life = config.life();
        this.known = Caffeine.newBuilder()
                .maximumSize(config.entries())
                .expireAfterWrite(config.life())
                .build();
    }

    /** Tells the other replicas that this one has changed a customer. */
    void tell(long customer) {
        if (memory.isOn() && !life.isZero()) {
            BestEffort.tell("a customer", () -> remember(memory.note(SET, String.valueOf(customer), life)));
        }
    }

    /**
     * Starts to read the customers that others have changed and that this replica hasn't read since.
     *
     * @param adopt takes the id of each of them and the user, who is empty if gone. It does so before anybody else reads,
     *     and even if it is too late for who waits, because nobody reads them again.
     */
    Future<Void> changed(BiConsumer<Long, Optional<User>> adopt) {
        return memory.isOn()
                ? Deadline.current().fork(() -> turns.take(SET, () -> read(adopt)))
                : CompletableFuture.completedFuture(null);
    }

    /** Waits for what is read, but not much longer than for what was done meanwhile. */
    void await(Future<Void> reading) {
        try {
            Deadline.current().await(reading, PATIENCE, "customers of other replicas");
        } catch (DeadlineExceededException | ZendeskException e) {
            LOG.debugf("Customers of other replicas were not read: %s", e.getMessage());
        }
    }

    private Void read(BiConsumer<Long, Optional<User>> adopt) {
        try {
            List<Note> fresh = memory.notes(SET).stream()
                    .filter(note -> EntityIds.of(note.id()).isPresent() && isNew(note))
                    .limit(MOST_READ)
                    .toList();
            if (!fresh.isEmpty()) {
                List<Long> ids = fresh.stream().map(Note::id).map(Long::valueOf).toList();
                Map<Long, User> users =
                        zendesk.users(ids).stream().collect(Collectors.toMap(User::id, user -> user, (a, b) -> b));
                ids.forEach(id -> adopt.accept(id, Optional.ofNullable(users.get(id))));
                fresh.forEach(this::remember);
            }
        } catch (MemoryUnavailableException e) {
            LOG.debugf("It is not known what other replicas have changed: %s", e.getMessage());
        }
        return null;
    }

    private boolean isNew(Note note) {
        Long before = known.getIfPresent(note.id());
        return before == null || before < note.version();
    }

    private void remember(Note note) {
        known.asMap().merge(note.id(), note.version(), Math::max);
    }
}
