package io.khoroszendesk;

import io.khoroszendesk.common.cli.ApplicationCommand;
import io.khoroszendesk.common.cli.OptionConverters;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Entry point of the executable. */
@QuarkusMain
public class Adapter {

    Adapter() {}

    public static void main(String... args) {
        // Vert.x responds to a malformed path such as "/%zz" with an empty 400 before any of our code runs. With its
        // own check off, the request reaches our filter, which responds in the form that Khoros expects.
        System.setProperty("vertx.disableURIValidation", "true");
        if (args.length == 0) {
            Quarkus.run();
        } else {
            System.exit(commands(CommandLine.defaultFactory())
                    .setExecutionStrategy(Adapter::run)
                    .execute(args));
        }
    }

    /** All commands, with their options, created by this factory. */
    public static CommandLine commands(IFactory factory) {
        return OptionConverters.addTo(new CommandLine(AdapterCommands.class, factory));
    }

    /** Runs a command whose options are right, inside the application if it needs it. */
    private static int run(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        List<CommandLine> levels = parsed.asCommandLineList();
        if (levels.stream().anyMatch(level -> level.getParseResult().hasMatchedOption(AdapterCommands.DRY_RUN))) {
            System.setProperty("adapter.dry-run", "true");
        }
        return levels.getLast().getCommand() instanceof ApplicationCommand
                ? CommandApplication.start(parsed.originalArgs())
                : new RunLast().execute(parsed);
    }
}
