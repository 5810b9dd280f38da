package io.khoroszendesk.marketing;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.marketing.api.ApiAddresses;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.login.LoginCommand;
import io.khoroszendesk.marketing.login.WhoAmICommand;
import io.khoroszendesk.marketing.publish.AccountsCommand;
import io.khoroszendesk.marketing.publish.InitiativesCommand;
import io.khoroszendesk.marketing.publish.MessageCommand;
import io.khoroszendesk.marketing.publish.PublishCommand;
import io.khoroszendesk.marketing.registration.AdoptCommand;
import io.khoroszendesk.marketing.registration.RegisterCommand;
import io.khoroszendesk.marketing.registration.UpdateCommand;
import io.khoroszendesk.marketing.rotation.RotateKeyCommand;
import io.khoroszendesk.marketing.subscriptions.EventsCommands;
import io.khoroszendesk.ops.AdapterCommands;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The commands about Khoros Marketing. */
public final class MarketingCommands {

    private MarketingCommands() {}

    /** Adds them to what the executable can do. */
    public static CommandLine addTo(CommandLine line) {
        return OptionConverters.addTo(line.addSubcommand(new LoginCommand())
                .addSubcommand(new WhoAmICommand())
                .addSubcommand(new InitiativesCommand())
                .addSubcommand(new AccountsCommand())
                .addSubcommand(new RegisterCommand())
                .addSubcommand(new UpdateCommand())
                .addSubcommand(new AdoptCommand())
                .addSubcommand(new RotateKeyCommand())
                .addSubcommand(new PublishCommand())
                .addSubcommand(new MessageCommand())
                .addSubcommand(new EventsCommands()));
    }

    /** Runs the command that these arguments name. */
    static int run(Tools tools, String... arguments) {
        CommandLine line = addTo(new CommandLine(new AdapterCommands()));
        return line.setExecutionStrategy(parsed -> run(tools, command(parsed))).execute(arguments);
    }

    private static MarketingCommand command(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return (MarketingCommand) last.commandSpec().userObject();
    }

    private static int run(Tools tools, MarketingCommand command) {
        int exit;
        try {
            ApiAddresses.problem(tools.config()).ifPresent(problem -> {
                throw new CommandException(problem);
            });
            exit = command.run(tools);
        } catch (MarketingException | CommandException e) {
            tools.terminal().tell(e.getMessage());
            exit = 1;
        }
        try {
            tools.tokens().warning().ifPresent(warning -> tools.terminal().tell("Warning: " + warning));
        } catch (CommandException e) {
            // Whatever keeps the token from being read was told by the command itself, if it needed one.
            return exit;
        }
        return exit;
    }
}
