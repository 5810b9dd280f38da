package io.khoroszendesk.common.resilience;

/** Work ended unfinished because a stop was requested. It can be repeated. */
public final class StoppedException extends RuntimeException {

    StoppedException() {
        super("stopped", null, false, false);
    }
}
