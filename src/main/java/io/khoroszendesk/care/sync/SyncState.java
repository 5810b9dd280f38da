package io.khoroszendesk.care.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
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
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record SyncState(String account, long start, String cursor, Long position, Map<Long, String> failed, Long back) {

    SyncState {
        failed = failed == null ? Map.of() : new TreeMap<>(failed);
    }

    static SyncState from(String account, long start) {
        return new SyncState(account, start, null, null, Map.of(), null);
    }

    /** The same state with another start; failed users and imported handles stay known. */
    SyncState restarted(long newStart) {
        return new SyncState(account, newStart, null, null, failed, back);
    }

    SyncState after(String newCursor, Long newPosition, Map<Long, String> nowFailed) {
        return new SyncState(account, start, newCursor, newPosition, nowFailed, back);
    }

    SyncState with(Map<Long, String> nowFailed) {
        return new SyncState(account, start, cursor, position, nowFailed, back);
    }

    SyncState backUntil(long millis) {
        return new SyncState(account, start, cursor, position, failed, millis);
    }
}
