package io.khoroszendesk.care.sync;

/** Ends a synchronisation. The message says what to do. */
final class SyncException extends Exception {

    SyncException(String sentence) {
        super(sentence);
    }
}
