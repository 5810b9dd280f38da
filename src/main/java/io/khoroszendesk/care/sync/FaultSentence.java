package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.zendesk.model.ZendeskException;

/** Why a run can't go on, and what to do, in words for whoever has started it. */
final class FaultSentence {

    private FaultSentence() {}

    /** Whether it may pass without anybody's help. */
    static boolean mayPass(CareException e) {
        return !e.is(Kind.UNAUTHORIZED, Kind.MOVED, Kind.NOT_SET_UP, Kind.STOPPED);
    }

    static String of(CareException e) {
        if (e.is(Kind.STOPPED)) {
            return e.getMessage();
        }
        return e.getMessage()
                + (mayPass(e)
                        ? " Put that right, or wait until it has passed, and run sync again."
                        : " Put that right and run sync again.");
    }

    /** The same for Zendesk; {@code hasCursor} says whether the run went on where another one had ended. */
    static String of(ZendeskException e, boolean hasCursor) {
        return switch (e.kind()) {
            case UNAUTHORIZED ->
                "Zendesk refuses the export of users: it takes an admin and the scope read. Put that right and run sync"
                        + " again.";
            case INVALID ->
                hasCursor
                        ? "Zendesk doesn't know any more where the last run has ended: run sync --full, which reads all"
                                + " users anew."
                        : "Zendesk doesn't take the beginning of the export: " + e.getMessage() + ".";
            case RATE_LIMITED -> "Zendesk's calls are used up by others, and were so for long. Run sync again later.";
            default -> "Zendesk can't be asked: " + e.getMessage() + ". Run sync again later.";
        };
    }
}
