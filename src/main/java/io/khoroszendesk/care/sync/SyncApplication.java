package io.khoroszendesk.care.sync;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.StartupValidation;
import io.khoroszendesk.common.resilience.StoppedException;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The command {@code sync}: one {@link SyncRun}, and what it says. */
public class SyncApplication implements QuarkusApplication {

    private static final int ALL_IS_RIGHT = 0;
    private static final int SOMETHING_IS_NOT = 1;

    private final SyncLifecycle sync;
    private final StartupValidation settings;
    private final CareConfig care;
    private final AdapterConfig ops;
    private final PrintStream out = System.out;

    @Inject
    SyncApplication(SyncLifecycle sync, StartupValidation settings, CareConfig care, AdapterConfig ops) {
        this.sync = sync;
        this.settings = settings;
        this.care = care;
        this.ops = ops;
    }

    @Override
    public int run(String... arguments) {
        SyncOptions options = new SyncOptions();
        OptionConverters.addTo(new CommandLine(options)).parseArgs(arguments);
        options.dryRun |= ops.dryRun();
        List<String> problems = settings.problems();
        if (!care.isConfigured() && problems.isEmpty()) {
            problems = List.of(
                    "CARE_URL, CARE_USERNAME, CARE_PASSWORD and CARE_CRM_KEY are missing: Care isn't configured");
        }
        if (problems.isEmpty() && ops.stateDir().isEmpty()) {
            problems = List.of("ADAPTER_STATE_DIR is missing: the directory in which a sync remembers how far it came");
        }
        problems.forEach(problem -> out.println(problem + "."));
        return problems.isEmpty() ? run(options, ops.stateDir().orElseThrow()) : SOMETHING_IS_NOT;
    }

    private int run(SyncOptions options, Path directory) {
        try (SyncStore store = SyncStore.open(directory)) {
            ProgressPrinter progress = new ProgressPrinter(out, isTerminal(), sync.clock);
            SyncRun run = new SyncRun(sync, sync.stop, options, store, progress);
            try {
                sync.run(() -> report(run, options, progress));
            } finally {
                progress.end();
            }
            return options.dryRun || run.failed().isEmpty() ? ALL_IS_RIGHT : SOMETHING_IS_NOT;
        } catch (SyncException e) {
            out.println(e.getMessage());
            return SOMETHING_IS_NOT;
        }
    }

    private void report(SyncRun run, SyncOptions options, ProgressPrinter progress) throws SyncException {
        try {
            run.run();
        } catch (StoppedException e) {
            progress.say("Stopped. The next run goes on from here.");
        } finally {
            progress.end();
            Map<Long, String> failed = run.failed();
            run.report().print(out, failed, options.dryRun);
        }
    }

    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }
}
