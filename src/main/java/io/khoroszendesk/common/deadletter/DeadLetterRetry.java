package io.khoroszendesk.common.deadletter;

import java.util.List;
import java.util.Map;

/** Does work of one kind that was given up. Doing it twice does no harm, beyond a second note on a reactivated conversation. */
public interface DeadLetterRetry {

    /** What came of an attempt. */
    enum Result {
        /** It is done, or somebody had done it. */
        DONE,
        /** It failed, and may be tried again. */
        FAILED,
        /** It can't be done any more, because what it needs is gone. */
        GONE
    }

    /**
     * What came of one, with a sentence that says why.
     *
     * @param words without customers' data; empty if it is done
     */
    record Outcome(Result result, String words) {

        public static Outcome done() {
            return new Outcome(Result.DONE, "");
        }
    }

    DeadLetter.Kind kind();

    /**
     * Makes one attempt for each.
     *
     * @param keys of dead letters of this kind
     * @return what came of each, by its key
     */
    Map<String, Outcome> retry(List<String> keys);
}
