package io.khoroszendesk.ops.check;

import io.khoroszendesk.common.cli.ApplicationCommand;
import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.cli.OptionConverters.PublicAddress;
import io.khoroszendesk.common.cli.WaitNotices;
import io.khoroszendesk.common.config.Finding;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code check}: prints what {@link AccountCheck} or {@link OutsideCheck} finds, as a table or as JSON. */
@Command(
        name = "check",
        description =
                "Try settings, connection, credentials, fields, mappings, scopes, clock, rate limit and, with Khoros"
                        + " Care, Zendesk's webhook; or, with --url, a deployed service from outside. Say what is wrong"
                        + " and what to do next. Exits with 0 if all is well, with 1 if not.")
public final class CheckCommand implements ApplicationCommand {

    /** What a process ends with that SIGTERM has ended. */
    private static final int STOPPED = 143;

    private static final String USUAL_WAIT = "60s";

    @Option(
            names = "--fix",
            description =
                    "Create what is missing, or put it right: the user field for social handles and, with Khoros Care,"
                            + " Zendesk's webhook. Needs the credentials of an admin.")
    boolean fix;

    @Option(names = "--json", description = "Print the result as one JSON document, and nothing else.")
    boolean json;

    @Option(
            names = "--wait",
            arity = "0..1",
            fallbackValue = USUAL_WAIT,
            paramLabel = "TIME",
            description =
                    "Check again for as long, 60 s if no time is given, while what is wrong may pass by itself: for"
                            + " init containers. What only people can put right fails at once.")
    Duration wait;

    @Option(
            names = "--url",
            paramLabel = "URL",
            converter = PublicAddress.class,
            description =
                    "Check the service at this address from outside, as Khoros calls it. Needs no settings but the"
                            + " key.")
    URI url;

    @Option(
            names = "--ask-key",
            description = "With --url: read the key from the terminal or standard input, in place of the settings.")
    boolean askKey;

    // Only what the options ask for is created.
    @Inject
    Instance<AccountCheck> account;

    @Inject
    Instance<OutsideCheck> outside;

    @Inject
    PatientCheck patience;

    @Inject
    ConsoleIO terminal;

    @Inject
    WaitNotices notices;

    @Override
    public Optional<String> problem(Instant now) {
        if (url != null && fix) {
            return Optional.of("--fix changes the account, and --url only looks from outside: give one of them.");
        }
        return askKey && url == null ? Optional.of("--ask-key is for --url alone.") : Optional.empty();
    }

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
        CheckReport report;
        try {
            report = report(url == null ? () -> account.get().run(fix) : fromOutside());
        } catch (RuntimeException e) {
            if (patience.isStopped()) {
                return STOPPED;
            }
            throw e;
        }
        if (patience.isStopped()) {
            return STOPPED;
        }
        if (json) {
            terminal.print(report.json());
        } else {
            report.print(terminal::print);
        }
        return report.isOk() ? 0 : 1;
    }

    private CheckReport report(Supplier<CheckReport> check) {
        return wait == null
                ? notices.during(
                        url == null
                                ? "the answers of Zendesk and of whatever else is checked"
                                : "the answers of " + url,
                        check)
                : patience.within(wait, check);
    }

    private Supplier<CheckReport> fromOutside() {
        Optional<String> key = askKey
                ? Optional.of(Optional.ofNullable(terminal.readSecret("Key: "))
                        .orElse("")
                        .strip())
                : Optional.empty();
        return () -> outside.get().run(url, key);
    }
}
