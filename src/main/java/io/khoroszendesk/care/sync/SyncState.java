package io.khoroszendesk.care.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The progress of the synchronisation.
 *
 * @param account the Zendesk account and the CRM in Care that it belongs to
 * @param start where the export begins, in seconds since 1970, while there is no cursor
 * @param cursor the cursor of the next page; null before the first page
 * @param position the time of the last change that was pushed, in seconds since 1970; null before there was one
 * @param failed users that are not right in Care, by id, and why
 * @param back until when Care's own changes were taken over, in milliseconds since 1970; null before that was done
 * @param joined accounts that were one person with a user in Care, by the user's id; see {@link JoinedAccounts}
 * @param later users to push again because of an account that couldn't be joined yet, by id
 * @param tickets how far the export of tickets was read; null before it was read once
 * @param erasures users who were deleted in Zendesk, by id, until they are erased in Care
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record SyncState(
        String account,
        long start,
        String cursor,
        Long position,
        Map<Long, String> failed,
        Long back,
        Map<Long, Set<String>> joined,
        Map<Long, AccountRetry> later,
        TicketProgress tickets,
        Map<Long, Erasure> erasures) {

    SyncState {
        failed = sorted(failed);
        joined = sorted(joined);
        later = sorted(later);
        erasures = sorted(erasures);
    }

    private static <V> Map<Long, V> sorted(Map<Long, V> values) {
        if (values == null) {
            return Map.of();
        }
        // A file in which one is missing was damaged.
        values.values().forEach(Objects::requireNonNull);
        return new TreeMap<>(values);
    }

    /**
     * Where a run begins.
     *
     * @param kept the state that the last run has stored
     * @param start where the run is asked to begin, in seconds since 1970; empty to continue where the last one ended
     * @throws SyncException if the last run was about another account, or if changes would be left out
     */
    static SyncState begin(Optional<SyncState> kept, String account, Optional<Long> start) throws SyncException {
        if (kept.isEmpty()) {
            return from(account, start.orElse(0L));
        }
        SyncState before = kept.get();
        if (!account.equals(before.account())) {
            throw new SyncException("What ADAPTER_STATE_DIR holds is about another account (" + before.account()
                    + "). Give each account a directory of its own.");
        }
        if (start.isEmpty()) {
            return before;
        }
        long reached = before.position() == null ? before.start() : before.position();
        if (start.get() > reached) {
            throw new SyncException("The last run has come to " + Instant.ofEpochSecond(reached)
                    + "; what has changed between this and --from would be left out. Leave --from out.");
        }
        return before.restarted(start.get());
    }

    private static SyncState from(String account, long start) {
        return new SyncState(account, start, null, null, Map.of(), null, Map.of(), Map.of(), null, Map.of());
    }

    /** The same state with another start; failed users, imported handles and erasures stay known. */
    private SyncState restarted(long newStart) {
        return new SyncState(account, newStart, null, null, failed, back, joined, later, null, erasures);
    }

    SyncState after(String newCursor, Long newPosition, Map<Long, String> nowFailed) {
        return new SyncState(account, start, newCursor, newPosition, nowFailed, back, joined, later, tickets, erasures);
    }

    SyncState with(Map<Long, String> nowFailed) {
        return new SyncState(account, start, cursor, position, nowFailed, back, joined, later, tickets, erasures);
    }

    SyncState backUntil(long millis) {
        return new SyncState(account, start, cursor, position, failed, millis, joined, later, tickets, erasures);
    }

    SyncState remembering(Map<Long, Set<String>> nowJoined) {
        return new SyncState(account, start, cursor, position, failed, back, nowJoined, later, tickets, erasures);
    }

    SyncState trying(Map<Long, AccountRetry> nowLater) {
        return new SyncState(account, start, cursor, position, failed, back, joined, nowLater, tickets, erasures);
    }

    SyncState ticketsRead(TicketProgress now) {
        return new SyncState(account, start, cursor, position, failed, back, joined, later, now, erasures);
    }

    SyncState erasing(Map<Long, Erasure> now) {
        return new SyncState(account, start, cursor, position, failed, back, joined, later, tickets, now);
    }
}
