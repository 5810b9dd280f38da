package io.khoroszendesk.marketing;

/** Ends a command with exit code 1 and this sentence, which says what to do and holds no secret. */
final class CommandFailure extends RuntimeException {

    CommandFailure(String sentence) {
        super(sentence, null, false, false);
    }
}
