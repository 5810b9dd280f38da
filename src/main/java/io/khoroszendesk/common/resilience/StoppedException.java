package io.khoroszendesk.common.resilience;

/** What was being done was left undone, because its end was wished for. It can be done again. */
public final class StoppedException extends RuntimeException {

    StoppedException() {
        super("stopped", null, false, false);
    }
}
