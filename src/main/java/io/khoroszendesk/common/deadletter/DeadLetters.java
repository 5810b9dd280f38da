package io.khoroszendesk.common.deadletter;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.deadletter.DeadLetter.Cause;
import io.khoroszendesk.common.deadletter.DeadLetter.Kind;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.common.memory.MemoryUnavailableException;
import io.khoroszendesk.common.memory.SharedMemory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What was given up, kept so that somebody can list and retry it: in the shared memory, which all replicas have, or else
 * in the state directory. While the shared memory is lost, the state directory stands in for it, if there is one.
 * Nobody who gives something up waits for long, or fails, because it can't be kept.
 */
@Singleton
public final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final String LIST = "dead-letters";
    /** How old what is known of the list may be when somebody asks whether a letter is there. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    private final SharedMemory memory;
    private final Optional<DeadLetterFile> file;
    private final DeadLetterConfig config;
    private final boolean dryRun;
    private final Clock clock;
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Object burying = new Object();

    private record Known(DeadLetterList list, Instant since) {}

    private volatile Known known = new Known(DeadLetterList.EMPTY, Instant.MIN);

    @Inject
    public DeadLetters(SharedMemory memory, AdapterConfig adapter, DeadLetterConfig config, Clock clock) {
        this.memory = memory;
        this.file = adapter.stateDir().map(DeadLetterFile::new);
        this.config = config;
        this.dryRun = adapter.dryRun();
        this.clock = clock;
    }

    /** Whether there is a place to keep any. */
    public boolean areKept() {
        return memory.isOn() || file.isPresent();
    }

    /** Keeps work that is given up. */
    public void bury(Kind kind, Collection<String> keys, Cause cause) {
        if (dryRun || keys.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<DeadLetter> letters =
                keys.stream().map(key -> DeadLetter.of(kind, key, cause, now)).toList();
        // Whoever has seen a new letter may settle it at once, and must not be told by what was known before.
        synchronized (burying) {
            if (inMemory(letters) || inFile(letters, now)) {
                kept.addAndGet(letters.size());
            } else {
                lost.addAndGet(letters.size());
            }
            forgetAge();
        }
    }

    /** Takes off work that was done after all, by whomever. It costs nothing as long as there are no dead letters. */
    public void settle(Kind kind, Collection<String> keys) {
        if (dryRun || !areKept()) {
            return;
        }
        Set<String> there = recent().letters().stream().map(DeadLetter::id).collect(Collectors.toSet());
        List<String> ids = keys.stream()
                .map(key -> DeadLetter.id(kind, key))
                .filter(there::contains)
                .toList();
        if (!ids.isEmpty()) {
            takeOff(ids, true);
        }
    }

    /** Takes off work that nobody will do. */
    public void drop(Collection<DeadLetter> letters) {
        takeOff(letters.stream().map(DeadLetter::id).toList(), false);
    }

    /**
     * All of them, oldest first.
     *
     * @throws IOException if they can't be read; the message says why
     */
    public List<DeadLetter> all() throws IOException {
        return read().letters();
    }

    /** Reads the list anew, for those who can't wait for it themselves. */
    void refresh() {
        try {
            known = new Known(read(), clock.instant());
        } catch (IOException e) {
            LOG.debugf("The dead letters can't be read: %s", e.getMessage());
        }
    }

    /** What was last known. */
    DeadLetterList known() {
        return known.list;
    }

    long kept() {
        return kept.get();
    }

    long lost() {
        return lost.get();
    }

    private DeadLetterList recent() {
        synchronized (burying) {
            if (known.since.plus(FRESH).isBefore(clock.instant())) {
                refresh();
            }
            return known.list;
        }
    }

    private DeadLetterList read() throws IOException {
        DeadLetterList all = DeadLetterList.EMPTY;
        if (file.isPresent()) {
            all = all.and(file.get().read().pruned(config.max(), config.life(), clock.instant()));
        }
        if (memory.isOn()) {
            try {
                SharedMemory.Kept there = memory.kept(LIST, config.max(), config.life());
                all = all.and(new DeadLetterList(
                        there.entries().values().stream()
                                .map(DeadLetter::ofLine)
                                .flatMap(Optional::stream)
                                .toList(),
                        there.done(),
                        there.dropped()));
            } catch (MemoryUnavailableException e) {
                throw new IOException("The shared memory can't be asked: " + e.getMessage() + ".", e);
            }
        }
        return all;
    }

    private boolean inMemory(List<DeadLetter> letters) {
        if (!memory.isOn()) {
            return false;
        }
        Map<String, String> entries =
                letters.stream().collect(Collectors.toMap(DeadLetter::id, DeadLetter::line, (a, b) -> b));
        try {
            memory.keep(LIST, entries, config.max(), config.life());
            return true;
        } catch (MemoryUnavailableException e) {
            LOG.debugf("The shared memory can't keep dead letters: %s", e.getMessage());
            return false;
        }
    }

    private boolean inFile(List<DeadLetter> letters, Instant now) {
        if (file.isEmpty()) {
            return false;
        }
        try {
            file.get().change(list -> list.with(letters, config.max(), config.life(), now));
            return true;
        } catch (IOException e) {
            LOG.warnf("%s can't be kept: %s", Plural.of(letters.size(), "dead letter"), e.getMessage());
            return false;
        }
    }

    private void takeOff(Collection<String> ids, boolean areDone) {
        try {
            if (memory.isOn()) {
                memory.takeOff(LIST, ids, areDone);
            }
        } catch (MemoryUnavailableException e) {
            LOG.debugf("The shared memory still lists dead letters that are settled: %s", e.getMessage());
        }
        try {
            if (file.isPresent()) {
                DeadLetterFile there = file.get();
                DeadLetterList list = there.read();
                if (!list.equals(list.without(ids, areDone))) {
                    there.change(all -> all.without(ids, areDone));
                }
            }
        } catch (IOException e) {
            LOG.warnf("Dead letters that are settled stay listed: %s", e.getMessage());
        }
        forgetAge();
    }

    /** What is known of the list is no longer true; until it is read again, metrics show what it was. */
    private void forgetAge() {
        known = new Known(known.list, Instant.MIN);
    }
}
