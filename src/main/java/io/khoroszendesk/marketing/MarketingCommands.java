package io.khoroszendesk.marketing;

import io.khoroszendesk.common.cli.CommandFailure;
import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.marketing.api.Addresses;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.login.Login;
import io.khoroszendesk.marketing.login.WhoAmI;
import io.khoroszendesk.marketing.publish.Accounts;
import io.khoroszendesk.marketing.publish.Initiatives;
import io.khoroszendesk.marketing.publish.Message;
import io.khoroszendesk.marketing.publish.Publish;
import io.khoroszendesk.marketing.registration.Adopt;
import io.khoroszendesk.marketing.registration.Register;
import io.khoroszendesk.marketing.registration.Update;
import io.khoroszendesk.marketing.rotation.RotateKey;
import io.khoroszendesk.marketing.subscriptions.EventsCommands;
import io.khoroszendesk.ops.Commands;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The commands about Khoros Marketing. */
public final class MarketingCommands {

    private MarketingCommands() {}

    /** Adds them to what the executable can do. */
    public static CommandLine addTo(CommandLine line) {
        return OptionConverters.addTo(line.addSubcommand(new Login())
                .addSubcommand(new WhoAmI())
                .addSubcommand(new Initiatives())
                .addSubcommand(new Accounts())
                .addSubcommand(new Register())
                .addSubcommand(new Update())
                .addSubcommand(new Adopt())
                .addSubcommand(new RotateKey())
                .addSubcommand(new Publish())
                .addSubcommand(new Message())
                .addSubcommand(new EventsCommands()));
    }

    /** Runs the command that these arguments name. */
    static int run(Tools tools, String... arguments) {
        CommandLine line = addTo(new CommandLine(new Commands()));
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
            Addresses.problem(tools.config()).ifPresent(problem -> {
                throw new CommandFailure(problem);
            });
            exit = command.run(tools);
        } catch (MarketingException | CommandFailure e) {
            tools.terminal().tell(e.getMessage());
            exit = 1;
        }
        try {
            tools.tokens().warning().ifPresent(warning -> tools.terminal().tell("Warning: " + warning));
        } catch (CommandFailure e) {
            // Whatever keeps the token from being read was told by the command itself, if it needed one.
            return exit;
        }
        return exit;
    }
}
