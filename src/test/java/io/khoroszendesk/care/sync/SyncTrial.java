package io.khoroszendesk.care.sync;

import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.marketing.Lines;
import jakarta.enterprise.inject.Instance;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Runs of {@code sync} that follow each other in one directory, and what they say. */
final class SyncTrial {

    private final Instance<SyncRun> runs;
    private final Path directory;
    private final Clock clock;
    private boolean isAllErased;

    SyncTrial(Instance<SyncRun> runs, Path directory, Clock clock) {
        this.runs = runs;
        this.directory = directory;
        this.clock = clock;
    }

    /** Runs it and returns what it says at its end. */
    String run(String... arguments) throws SyncException {
        SyncOptions options = CommandLine.populateCommand(new SyncOptions(), arguments);
        Lines terminal = new Lines();
        try (SyncStore store = options.dryRun ? SyncStore.look(directory) : SyncStore.open(directory)) {
            SyncRun run = runs.get();
            run.run(options, new StopSignal(), store, new ProgressPrinter(terminal, false, clock));
            run.report().lines(run.failed(), options.dryRun).forEach(terminal::print);
            isAllErased = !run.report().isAnyNotErased();
        }
        return String.join("\n", terminal.printed);
    }

    /** Whether the last run has left nobody who should be erased. */
    boolean isAllErased() {
        return isAllErased;
    }

    SyncState state() throws SyncException {
        try (SyncStore store = SyncStore.open(directory)) {
            return store.read().orElseThrow();
        }
    }

    /** Lets the time come for whatever waits for it. */
    void timePasses() throws SyncException {
        try (SyncStore store = SyncStore.open(directory)) {
            SyncState state = store.read().orElseThrow();
            store.write(state.erasing(
                    state.erasures().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue()
                            .due()))));
        }
    }
}
