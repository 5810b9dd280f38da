package io.khoroszendesk.common.cli;

/** Ends a command with exit code 1. The message says what to do and contains no secret. */
public final class CommandException extends RuntimeException {

    public CommandException(String sentence) {
        super(sentence, null, false, false);
    }
}
