package io.khoroszendesk;

import io.khoroszendesk.care.authors.AuthorCommands;
import io.khoroszendesk.care.authors.AuthorsCommands;
import io.khoroszendesk.care.sync.SyncCommand;
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
import io.khoroszendesk.ops.check.CheckCommand;
import io.khoroszendesk.ops.health.HealthCommand;
import io.khoroszendesk.ops.hooks.HooksCommands;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The executable: the server, and its commands. */
@Command(
        name = "khoros-zendesk-adapter",
        description = "Serves Khoros' CRM API from a Zendesk account. Without a command, it is the server.",
        subcommands = {
            CheckCommand.class,
            HealthCommand.class,
            SyncCommand.class,
            AuthorsCommands.class,
            AuthorCommands.class,
            HooksCommands.class,
            LoginCommand.class,
            WhoAmICommand.class,
            InitiativesCommand.class,
            AccountsCommand.class,
            RegisterCommand.class,
            UpdateCommand.class,
            AdoptCommand.class,
            RotateKeyCommand.class,
            PublishCommand.class,
            MessageCommand.class,
            EventsCommands.class
        })
final class AdapterCommands implements Callable<Integer> {

    static final String DRY_RUN = "--dry-run";

    @Option(
            names = DRY_RUN,
            // With a value, --dry-run=false would have to win over ADAPTER_DRY_RUN=true, or else mean nothing.
            arity = "0",
            description = "Serve, but change nothing in Zendesk and Khoros Care. What would be changed is logged and"
                    + " answered as if it had been done. Before a command, this holds for that command.")
    boolean dryRun;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    boolean version;

    @Override
    public Integer call() {
        Adapter.serve();
        return 0;
    }
}
