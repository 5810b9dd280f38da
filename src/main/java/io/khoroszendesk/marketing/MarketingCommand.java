package io.khoroszendesk.marketing;

import io.khoroszendesk.common.cli.ApplicationCommand;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.cli.WaitNotices;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.WrongValues;
import io.khoroszendesk.marketing.api.ApiAddresses;
import io.khoroszendesk.marketing.api.MarketingConfig;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.api.TokenStore;
import jakarta.inject.Inject;
import java.util.List;

/** A command that talks to Khoros Marketing. It ends with a warning if the token expires soon. */
public abstract class MarketingCommand implements ApplicationCommand {

    @Inject
    protected MarketingConfig config;

    @Inject
    protected AdapterConfig adapter;

    @Inject
    WrongValues settings;

    @Inject
    protected TokenStore tokens;

    @Inject
    protected ConsoleIO terminal;

    @Inject
    protected WaitNotices notices;

    /**
     * Does what the command is for.
     *
     * @throws MarketingException or {@link CommandException} if it fails; the message is printed, and the exit code is 1
     */
    protected abstract void run();

    @Override
    public final Integer call() {
        int exit = 0;
        try {
            List<String> wrong = settings.problems();
            if (!wrong.isEmpty()) {
                throw new CommandException(String.join(".\n", wrong) + ".");
            }
            ApiAddresses.problem(config).ifPresent(problem -> {
                throw new CommandException(problem);
            });
            run();
        } catch (MarketingException | CommandException e) {
            terminal.tell(e.getMessage());
            exit = 1;
        }
        try {
            tokens.warning().ifPresent(warning -> terminal.tell("Warning: " + warning));
        } catch (CommandException e) {
            // Whatever keeps the token from being read was told by the command itself, if it needed one.
            return exit;
        }
        return exit;
    }

    /** Whether nothing may be sent that changes something: by a command's option, or by the setting for all of them. */
    protected final boolean isDry(boolean asked) {
        return asked || adapter.dryRun();
    }
}
