package io.khoroszendesk.common.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What the replicas of the service know together. It makes them faster and closes gaps between them, but it is never a
 * condition: every method may find that it can't be used, and the caller then goes on as a single replica does.
 *
 * <p>It holds ids, and keyed digests in place of whatever is used as a key, each with a time to live. Times are measured
 * by the clock of the memory itself.
 */
public interface SharedMemory {

    /** Whether there is one at all. If not, every other method fails at once. */
    boolean isOn();

    /**
     * Claims the right to make something once.
     *
     * @param owner identifies this attempt
     * @param lease after this time without a {@link #renew} the attempt counts as dead
     * @param life how long the claim, and then its result, is remembered
     */
    Claim claim(String key, String owner, Duration lease, Duration life) throws MemoryUnavailableException;

    /** Extends the lease of a claim, and makes it again if it was lost; nothing happens if it is another's now. */
    void renew(String key, String owner, Duration lease, Duration life) throws MemoryUnavailableException;

    /** Ends a claim with its result, which later claims are told. */
    void made(String key, String result, Duration life) throws MemoryUnavailableException;

    /**
     * Ends a claim without a result; nothing happens if the claim is another's now.
     *
     * @param inDoubt whether something may have been made nevertheless, which later claims are told
     */
    void release(String key, String owner, boolean inDoubt, Duration life) throws MemoryUnavailableException;

    /**
     * Takes a lock.
     *
     * @param lease after this time the lock is free again, whatever became of its holder
     * @return the fencing token, which is greater than those of all earlier holders; empty if somebody else has the lock
     */
    OptionalLong lock(String key, Duration lease) throws MemoryUnavailableException;

    /** Frees a lock; nothing happens if it is another's now. */
    void unlock(String key, long token) throws MemoryUnavailableException;

    /** Whether nobody has taken the lock since the holder of this fencing token. */
    boolean isLatest(String key, long token) throws MemoryUnavailableException;

    /** Notes an id in a set for a time, and tells it to all that listen. It replaces an earlier note of the same id. */
    Note note(String set, String id, Duration life) throws MemoryUnavailableException;

    /** What is noted in a set, the newest first; at most some hundreds. */
    List<Note> notes(String set) throws MemoryUnavailableException;

    /** Is told every note in the set from now on, this replica's own included, as long as the memory can be used. */
    void listen(String set, Consumer<Note> listener);

    /**
     * Takes a token out of a bucket, to which it comes back after its life.
     *
     * @param most how many tokens may be out for this caller to get one
     * @return zero if a token was taken, else how long to wait before it makes sense to ask again
     */
    Duration spend(String bucket, int most, Duration life) throws MemoryUnavailableException;

    /** Remembers that something was done. */
    void remember(String key, Duration life) throws MemoryUnavailableException;

    /** Whether something is remembered as done. */
    boolean remembers(String key) throws MemoryUnavailableException;

    /**
     * Puts entries at the end of a list, which is bounded: its oldest entries go. An entry that is there already moves to
     * the end.
     *
     * @param entries texts by their ids
     * @param most how many entries the list may have
     * @param life how long an entry stays
     */
    void keep(String list, Map<String, String> entries, int most, Duration life) throws MemoryUnavailableException;

    /**
     * Takes entries off a list, and counts those that were there.
     *
     * @param areDone whether they count as done, else as dropped
     */
    void takeOff(String list, Collection<String> ids, boolean areDone) throws MemoryUnavailableException;

    /** A list with the bounds that {@link #keep} has. */
    Kept kept(String list, int most, Duration life) throws MemoryUnavailableException;

    /**
     * A list.
     *
     * @param entries texts by their ids, the oldest first
     * @param done how many were taken off as done
     * @param dropped how many were taken off as dropped, or went because of the bounds
     */
    record Kept(Map<String, String> entries, long done, long dropped) {}

    /**
     * What came of a claim.
     *
     * @param result what was made; only with {@link State#MADE}
     * @param since when an earlier attempt began: with {@link State#BUSY} the one that is under way, with {@link
     *     State#MINE} one of which nobody knows whether it made something
     */
    record Claim(State state, Optional<String> result, Optional<Instant> since) {

        /** What the claimant is to do. */
        public enum State {
            /** Make it. */
            MINE,
            /** Make it: an earlier attempt has ended, and it is certain that it made nothing. */
            FREED,
            /** Wait: another is making it. */
            BUSY,
            /** Take the result: it is made. */
            MADE
        }
    }

    /**
     * An id that was noted.
     *
     * @param left how long it will be remembered
     * @param version greater for each later note of the same id
     */
    record Note(String id, Duration left, long version) {}
}
