package io.khoroszendesk.ops.hooks;

import io.khoroszendesk.common.cli.ApplicationCommand;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.StartupValidation;
import io.khoroszendesk.common.deadletter.DeadLetter;
import io.khoroszendesk.common.deadletter.DeadLetters;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** A command about what webhooks and events have given up. */
abstract class HooksCommand implements ApplicationCommand {

    @Inject
    StartupValidation settings;

    @Inject
    AdapterConfig adapter;

    @Inject
    DeadLetters letters;

    @Inject
    ConsoleIO terminal;

    /** Does what the command is for, and returns its exit code. */
    abstract int run(List<DeadLetter> there);

    @Override
    public final Integer call() {
        try {
            List<String> problems = settings.problems();
            if (!problems.isEmpty()) {
                throw new CommandException(String.join(".\n", problems) + ".");
            }
            if (!letters.areKept()) {
                throw new CommandException("Nothing is kept: set ADAPTER_STATE_DIR to a directory of the server's, or"
                        + " ADAPTER_SHARED_MEMORY_URL.");
            }
            return run(letters.all());
        } catch (IOException | CommandException e) {
            terminal.tell(e.getMessage());
            return 1;
        }
    }
}
