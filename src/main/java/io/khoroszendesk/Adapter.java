package io.khoroszendesk;

import io.khoroszendesk.care.sync.SyncCommand;
import io.khoroszendesk.marketing.MarketingCommands;
import io.khoroszendesk.ops.AdapterCommands;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
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
            System.exit(commands().execute(args));
        }
    }

    /** All commands, with their options. */
    static CommandLine commands() {
        return MarketingCommands.addTo(new CommandLine(new AdapterCommands()).addSubcommand(new SyncCommand()))
                .setExecutionStrategy(Adapter::run);
    }

    /** Applies the root's options, which stand before a command, to the command as well, then runs it. */
    private static int run(ParseResult parsed) {
        if (parsed.hasMatchedOption(AdapterCommands.DRY_RUN)) {
            System.setProperty("adapter.dry-run", "true");
        }
        return new RunLast().execute(parsed);
    }
}
