package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.common.cli.ApplicationCommand;
import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.cli.WaitNotices;
import io.khoroszendesk.common.cli.WaitNotices.Waiting;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.StartupValidation;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.common.resilience.StoppedException;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code sync}: one {@link SyncRun}, and what it says. */
@Command(
        name = "sync",
        description =
                "Push the customers that have changed in Zendesk to Khoros Care, from where the last run ended. Exits"
                        + " with 0 if all are right in Care, with 1 if not.")
public final class SyncCommand implements ApplicationCommand {

    private static final int ALL_IS_RIGHT = 0;
    private static final int SOMETHING_IS_NOT = 1;

    @Mixin
    SyncOptions options = new SyncOptions();

    // Only created when this command runs: picocli creates commands with mixins whichever command is run.
    @Inject
    Instance<SyncRun> runs;

    @Inject
    SyncLifecycle lifecycle;

    @Inject
    StartupValidation settings;

    @Inject
    CareConfig care;

    @Inject
    AdapterConfig adapter;

    @Inject
    Clock clock;

    @Inject
    Sleeper sleeper;

    @Inject
    Instance<BackgroundCalls> calls;

    @Inject
    ConsoleIO terminal;

    @Override
    public Optional<String> problem(Instant now) {
        return options.problem(now);
    }

    @Override
    public Integer call() {
        options.dryRun |= adapter.dryRun();
        List<String> problems = settings.problems();
        if (!care.isConfigured() && problems.isEmpty()) {
            problems = List.of(
                    "CARE_URL, CARE_USERNAME, CARE_PASSWORD and CARE_CRM_KEY are missing: Care isn't configured");
        }
        if (problems.isEmpty() && adapter.stateDir().isEmpty()) {
            problems = List.of("ADAPTER_STATE_DIR is missing: the directory in which a sync remembers how far it came");
        }
        problems.forEach(problem -> terminal.print(problem + "."));
        return problems.isEmpty() ? run(adapter.stateDir().orElseThrow()) : SOMETHING_IS_NOT;
    }

    private int run(Path directory) {
        try (SyncStore store = options.dryRun ? SyncStore.look(directory) : SyncStore.open(directory)) {
            ProgressPrinter progress = new ProgressPrinter(terminal, isTerminal(), clock);
            SyncRun run = runs.get();
            try (Waiting waiting = notices(progress)) {
                lifecycle.run(stop -> {
                    try {
                        run.run(options, stop, store, progress);
                    } catch (StoppedException e) {
                        progress.say("Stopped. The next run goes on from here.");
                    } finally {
                        progress.end();
                        if (run.hasBegun()) {
                            run.report().lines(run.failed(), options.dryRun).forEach(terminal::print);
                        }
                    }
                });
            } finally {
                progress.end();
            }
            return options.dryRun || run.failed().isEmpty() && !run.report().isAnyNotErased()
                    ? ALL_IS_RIGHT
                    : SOMETHING_IS_NOT;
        } catch (SyncException e) {
            terminal.print(e.getMessage());
            return SOMETHING_IS_NOT;
        }
    }

    /** A run that follows waits most of its time, which is nothing to tell. */
    private Waiting notices(ProgressPrinter progress) {
        return options.follow() ? () -> {} : new WaitNotices(progress::waits, clock, sleeper).begin(this::awaited);
    }

    private String awaited() {
        return calls.get().headRoom().pause().isPresent()
                ? "head room of the Zendesk account, whose last calls are left to agents"
                : "Zendesk or Khoros Care";
    }

    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }
}
