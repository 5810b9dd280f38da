package io.khoroszendesk.care.tickets;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.memory.BestEffort;
import io.khoroszendesk.common.memory.MemoryUnavailableException;
import io.khoroszendesk.common.memory.SharedMemory;
import io.khoroszendesk.common.memory.SharedMemory.Claim;
import io.khoroszendesk.common.security.RandomToken;
import io.khoroszendesk.common.state.DirectoryLock;
import io.khoroszendesk.common.state.JsonFile;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Remembers for an hour which reactivations are to be made and which were begun, so that none is lost with the process
 * and none is made twice: in the shared memory if there is one, else in the state directory, which several processes may
 * share, else in this process alone.
 * One that was begun and of which nobody knows how it ended is not begun again, because it would leave a second note.
 */
@Singleton
public class ReactivationJournal {

    private static final Logger LOG = Logger.getLogger(ReactivationJournal.class);
    private static final String FILE = "care-reactivations.json";
    private static final String LOCK = "care-reactivations.lock";
    private static final String SET = "reactivations";
    private static final Duration LIFE = Duration.ofHours(1);
    /** Longer than a reactivation with all its pauses takes. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int MOST = 1_000;

    private final SharedMemory memory;
    private final Optional<JsonFile> file;
    private final Clock clock;
    private final String owner = RandomToken.ofBytes(12);
    private final Optional<Path> lock;
    /** What was last read of the file, or written to it; all there is where there is none. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private boolean isInStep = true;
    /** What is wrong with the file, with what to do; null if nothing is. */
    private String damage;

    /**
     * A reactivation in the file.
     *
     * @param time when it was noted, in seconds since 1970
     */
    @RegisterForReflection
    record Entry(boolean begun, long time) {}

    /** The file: reactivations by their texts, which hold nothing but ids. */
    @RegisterForReflection
    record Content(Map<String, Entry> entries) {

        Content {
            // A file in which something is missing was damaged.
            entries.values().forEach(Objects::requireNonNull);
        }
    }

    @Inject
    ReactivationJournal(SharedMemory memory, AdapterConfig config, Clock clock) {
        this.memory = memory;
        this.clock = clock;
        Optional<Path> directory = memory.isOn() ? Optional.empty() : config.stateDir();
        this.file = directory.map(path -> new JsonFile(path.resolve(FILE)));
        this.lock = directory.map(path -> path.resolve(LOCK));
        refresh();
    }

    /**
     * Notes a reactivation that is to be made; false if it is known already. If very many are noted it isn't, and is lost if
     * the process dies before it is made.
     */
    boolean add(Reactivation reactivation) {
        if (memory.isOn() && BestEffort.tell("a reactivation", () -> memory.note(SET, reactivation.text(), LIFE))) {
            return true;
        }
        return change(() -> {
            boolean isNew = !entries.containsKey(reactivation.text());
            if (isNew && entries.size() < MOST) {
                entries.put(reactivation.text(), new Entry(false, now()));
            }
            return isNew;
        });
    }

    /** The reactivations that a process has noted and not begun, also one that has ended. */
    List<Reactivation> left() {
        try {
            if (memory.isOn()) {
                return memory.notes(SET).stream()
                        .map(note -> Reactivation.parse(note.id()))
                        .flatMap(Optional::stream)
                        .toList();
            }
        } catch (MemoryUnavailableException e) {
            LOG.debugf("It is not known which reactivations are left: %s", e.getMessage());
        }
        synchronized (entries) {
            refresh();
            return entries.entrySet().stream()
                    .filter(entry -> !entry.getValue().begun())
                    .map(entry -> Reactivation.parse(entry.getKey()))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** Takes a reactivation to make it; false if another one has it, or had it. */
    boolean begin(Reactivation reactivation) {
        String text = reactivation.text();
        try {
            if (memory.isOn()) {
                Claim claim = memory.claim(key(text), owner, LEASE, LIFE);
                return claim.state() == Claim.State.FREED
                        || claim.state() == Claim.State.MINE && claim.since().isEmpty();
            }
        } catch (MemoryUnavailableException e) {
            LOG.debugf("A reactivation is made without a claim: %s", e.getMessage());
        }
        return change(() -> {
            Entry before = entries.put(text, new Entry(true, now()));
            return before == null || !before.begun();
        });
    }

    /** Ends a reactivation; {@code isUndone} says that it certainly wasn't made, so that it is made later. */
    void end(Reactivation reactivation, boolean isUndone) {
        String text = reactivation.text();
        if (memory.isOn()
                && BestEffort.tell("the end of a reactivation", () -> {
                    if (isUndone) {
                        memory.release(key(text), owner, false, LIFE);
                    } else {
                        memory.made(key(text), "made", LIFE);
                    }
                })) {
            return;
        }
        if (isUndone) {
            change(() -> {
                entries.put(text, new Entry(false, now()));
                return true;
            });
        }
    }

    /**
     * What is wrong with the file now, in a sentence with what to do; empty if nothing is. As long as it is damaged it is left
     * alone, and this process remembers for itself.
     */
    Optional<String> damage() {
        synchronized (entries) {
            refresh();
            return Optional.ofNullable(damage);
        }
    }

    private static String key(String text) {
        return "reactivation " + text;
    }

    private interface Change {
        boolean make();
    }

    /** Makes a change to what the file holds now, one process at a time. */
    private boolean change(Change change) {
        synchronized (entries) {
            if (file.isEmpty()) {
                return young(change);
            }
            try (DirectoryLock held = DirectoryLock.lock(lock.orElseThrow(), PATIENCE)) {
                refresh();
                boolean result = young(change);
                if (damage == null) {
                    write(file.get());
                }
                return result;
            } catch (IOException e) {
                LOG.warnf("The file %s can't be locked: %s", file.get().path(), e.getMessage());
                return young(change);
            }
        }
    }

    /** What can't be written is true all the same, so the file isn't read again before it can. */
    private void write(JsonFile to) {
        try {
            to.write(new Content(entries));
            isInStep = true;
        } catch (IOException e) {
            isInStep = false;
            LOG.warnf("The file %s can't be written: %s", to.path(), e.getMessage());
        }
    }

    private boolean young(Change change) {
        long oldest = now() - LIFE.toSeconds();
        entries.values().removeIf(entry -> entry.time() < oldest);
        return change.make();
    }

    private long now() {
        return Instant.now(clock).getEpochSecond();
    }

    /** Takes over what is in the file, which another process may have changed. */
    private void refresh() {
        if (file.isEmpty() || !isInStep) {
            return;
        }
        String before = damage;
        try {
            Optional<Content> there = file.get().read(Content.class);
            if (there.isPresent() && before == null) {
                entries.clear();
            }
            there.ifPresent(content -> entries.putAll(content.entries()));
            damage = null;
        } catch (JsonProcessingException e) {
            damage = "The file " + file.get().path()
                    + " is not what this service has written. Move it away; it is left as it"
                    + " is, and what it has noted is not reactivated.";
        } catch (IOException e) {
            damage = "The file " + file.get().path() + " can't be read. Give this user read access, or move it away.";
        }
        if (damage != null && !damage.equals(before)) {
            LOG.warn(damage);
        }
    }
}
