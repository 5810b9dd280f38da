package io.khoroszendesk;

import io.khoroszendesk.common.cli.ApplicationCommand;
import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.common.resilience.ClockProducer;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** What the executable does: it serves, or runs a command. */
public final class Adapter {

    /** The implementation of JSON-P that the application has. */
    static final String JSON_PROVIDER = "org.eclipse.parsson.JsonProviderImpl";

    private Adapter() {}

    public static void main(String... args) {
        // Vert.x responds to a malformed path such as "/%zz" with an empty 400 before any of our code runs. With its
        // own check off, the request reaches our filter, which responds in the form that Khoros expects.
        System.setProperty("vertx.disableURIValidation", "true");
        // The log's formatters ask for it eight times at the start. To search the modules for it each time takes a
        // tenth
        // of the executable's start.
        System.setProperty("jakarta.json.provider", JSON_PROVIDER);
        if (args.length == 0) {
            serve();
        } else {
            System.exit(commands(CommandLine.defaultFactory())
                    .setExecutionStrategy(parsed -> checked(parsed, Adapter::run))
                    .execute(args));
        }
    }

    /** Runs the server until it is told to stop, and ends the process. */
    static void serve() {
        Quarkus.run(Server.class, (code, fault) -> {
            if (fault != null) {
                StartFailure.log(fault);
            }
            ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, fault);
        });
    }

    /** All commands, with their options, created by this factory. */
    public static CommandLine commands(IFactory factory) {
        CommandLine line = new CommandLine(AdapterCommands.class, factory);
        line.getCommandSpec()
                .version("khoros-zendesk-adapter " + AdapterVersion.read().version());
        CommandErrors errors = new CommandErrors();
        return OptionConverters.addTo(line)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                // A text that begins with @ is the usual thing in social media, and no name of a file.
                .setExpandAtFiles(false)
                .setExecutionStrategy(parsed -> checked(parsed, new RunLast()));
    }

    /** Runs a command if its options are right, and shows what it is if that is asked for. */
    private static int checked(ParseResult parsed, IExecutionStrategy run) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        CommandLine last = parsed.asCommandLineList().getLast();
        if (last.getCommand() instanceof ApplicationCommand command) {
            command.problem(ClockProducer.clock().instant()).ifPresent(problem -> {
                throw new ParameterException(last, problem);
            });
        }
        return run.execute(parsed);
    }

    /** Runs a command, inside the application if it needs it. */
    private static int run(ParseResult parsed) {
        List<CommandLine> levels = parsed.asCommandLineList();
        if (levels.stream().anyMatch(level -> level.getParseResult().hasMatchedOption(AdapterCommands.DRY_RUN))) {
            System.setProperty("adapter.dry-run", "true");
        }
        return levels.getLast().getCommand() instanceof ApplicationCommand command
                ? CommandApplication.start(command, parsed.originalArgs())
                : new RunLast().execute(parsed);
    }
}
