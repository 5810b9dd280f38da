package io.khoroszendesk.common.cli;

/** Ends a command with exit code 1 and this sentence, which says what to do and holds no secret. */
public final class CommandException extends RuntimeException {

    public CommandException(String sentence) {
        super(sentence, null, false, false);
    }
}
