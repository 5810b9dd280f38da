package io.khoroszendesk.ops.check;

import io.khoroszendesk.common.cli.ApplicationCommand;
import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.cli.WaitNotices;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import jakarta.inject.Inject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code check}: prints what {@link AccountCheck} finds as a table. */
@Command(
        name = "check",
        description =
                "Try settings, connection, credentials, fields, mappings, scopes, clock, rate limit and, with Khoros"
                        + " Care, Zendesk's webhook. Say what is wrong and what to do next. Exits with 0 if all is well, with 1 if"
                        + " not.")
public final class CheckCommand implements ApplicationCommand {

    @Option(
            names = "--fix",
            description =
                    "Create what is missing, or put it right: the user field for social handles and, with Khoros Care,"
                            + " Zendesk's webhook. Needs the credentials of an admin.")
    boolean fix;

    @Inject
    AccountCheck check;

    @Inject
    ZendeskConfig zendesk;

    @Inject
    ConsoleIO terminal;

    @Inject
    WaitNotices notices;

    @Override
    public Integer call() {
        List<Finding> findings =
                notices.during("the answers of Zendesk and of whatever else is checked", () -> check.run(fix));
        terminal.print("Zendesk account: " + zendesk.subdomain().orElse("not named"));
        terminal.print("");
        findings.forEach(finding -> finding.print(terminal::print));
        long failures = findings.stream().filter(Finding::isFailure).count();
        terminal.print("");
        terminal.print(failures == 0 ? "All is well." : Plural.of(failures, "problem") + ".");
        return failures == 0 ? 0 : 1;
    }
}
