package io.khoroszendesk.care;

/** What was being done was left undone, because its end was wished for. It can be done again. */
final class Stopped extends RuntimeException {

    Stopped() {
        super("stopped", null, false, false);
    }
}
