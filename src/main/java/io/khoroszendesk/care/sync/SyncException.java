package io.khoroszendesk.care.sync;

/** What ends a synchronisation, in a sentence that says what to do. */
final class SyncException extends Exception {

    SyncException(String sentence) {
        super(sentence);
    }
}
