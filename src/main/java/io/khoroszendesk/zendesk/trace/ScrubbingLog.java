package io.khoroszendesk.zendesk.trace;

/** Is told what a {@link Scrubber} does, so that somebody can look for it in what was written. */
public interface ScrubbingLog {

    /** For whoever doesn't look. */
    ScrubbingLog NONE = new ScrubbingLog() {
        @Override
        public void replaced(String original, String madeUp) {}

        @Override
        public void kept(String id) {}
    };

    /** A text of somebody's, or of an account, was replaced. */
    void replaced(String original, String madeUp);

    /** An id was kept. Ids are numbers, and a replaced number may be the same as one of them. */
    void kept(String id);
}
