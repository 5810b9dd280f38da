package io.khoroszendesk.ops.check;

import io.khoroszendesk.common.cli.ApplicationCommand;
import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.cli.WaitNotices;
import io.khoroszendesk.common.config.Finding;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code check}: prints what {@link AccountCheck} finds, as a table or as JSON. */
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

    @Option(names = "--json", description = "Print the result as one JSON document, and nothing else.")
    boolean json;

    @Inject
    AccountCheck check;

    @Inject
    ConsoleIO terminal;

    @Inject
    WaitNotices notices;

    @Override
    public void explain(List<Finding> problems, Consumer<String> line) {
        if (json) {
            line.accept(CheckReport.unbegun(problems));
        } else {
            ApplicationCommand.super.explain(problems, line);
        }
    }

    @Override
    public Integer call() {
        CheckReport report =
                notices.during("the answers of Zendesk and of whatever else is checked", () -> check.run(fix));
        if (json) {
            terminal.print(report.json());
        } else {
            report.print(terminal::print);
        }
        return report.isOk() ? 0 : 1;
    }
}
