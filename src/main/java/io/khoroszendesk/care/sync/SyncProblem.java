package io.khoroszendesk.care.sync;

/** What ends a synchronisation, in a sentence that says what to do. */
final class SyncProblem extends Exception {

    SyncProblem(String sentence) {
        super(sentence);
    }
}
