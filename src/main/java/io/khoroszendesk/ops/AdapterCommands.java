package io.khoroszendesk.ops;

import io.khoroszendesk.ops.check.CheckCommand;
import io.khoroszendesk.ops.health.HealthProbe;
import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The executable's commands besides the server, and their options. */
@Command(
        name = "khoros-zendesk-adapter",
        description = "Serves Khoros' CRM API out of a Zendesk account; without a command it is the server.")
public class AdapterCommands implements Callable<Integer> {

    /** Holds for the server, and for the command that follows it. */
    public static final String DRY_RUN = "--dry-run";

    @Option(
            names = DRY_RUN,
            description =
                    "Serve, but send nothing to Zendesk or Khoros that changes anything there: such requests are logged and"
                            + " answered as if they had been done.")
    boolean dryRun;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @Override
    public Integer call() {
        Quarkus.run();
        return 0;
    }

    @Command(
            name = "check",
            description =
                    "Try settings, connection, credentials, clock, fields and quota, and say what is wrong. Exits with"
                            + " 0 if all is well, with 1 otherwise.")
    int check(
            @Option(
                            names = "--fix",
                            description = "Create the user field in which social handles are kept, if it is missing.")
                    boolean fix) {
        return CommandRun.run(CheckCommand.class, fix ? new String[] {CheckCommand.FIX} : new String[0]);
    }

    @Command(
            name = "health",
            description =
                    "Ask the server on this machine whether it is alive (or ready): for containers, which have no curl.")
    int health(@Option(names = "--ready", description = "Ask whether it is ready.") boolean ready) {
        return HealthProbe.ofThisMachine().ask(ready ? "/q/health/ready" : "/q/health/live") ? 0 : 1;
    }
}
