package io.khoroszendesk.common.memory;

import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Remembers over all replicas what was finished, so that a replay at another replica is recognised. Only what is finished
 * is remembered: what a replica began before it died is done again.
 */
public final class FinishedWork {

    private static final Logger LOG = Logger.getLogger(FinishedWork.class);

    private final SharedMemory memory;
    private final String kind;
    private final Duration life;

    /**
     * Work of this kind.
     *
     * @param kind separates these keys from others in the shared memory
     * @param life for how long it is remembered
     */
    public FinishedWork(SharedMemory memory, String kind, Duration life) {
        this.memory = memory;
        this.kind = kind;
        this.life = life;
    }

    /** Whether anything is remembered at all. */
    public boolean isKept() {
        return memory.isOn();
    }

    /** Whether work with one of these keys was finished; false if that can't be told. */
    public boolean contains(String... keys) {
        try {
            for (String key : keys) {
                if (isKept() && memory.remembers(kind + " " + key)) {
                    return true;
                }
            }
        } catch (MemoryUnavailableException e) {
            LOG.debugf("It is not known what other replicas have finished: %s", e.getMessage());
        }
        return false;
    }

    /** Remembers finished work by its keys; false if that was not possible. */
    public boolean add(String... keys) {
        return !isKept()
                || BestEffort.tell("finished work", () -> {
                    for (String key : keys) {
                        memory.remember(kind + " " + key, life);
                    }
                });
    }
}
