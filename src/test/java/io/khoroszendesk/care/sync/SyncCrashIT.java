package io.khoroszendesk.care.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sync is killed again and again, wherever it happens to be, while customers go on changing. Most of a run is the start
 * of a process, which uses one core; so two accounts are synchronized side by side. {@code -Dsync.kills} says how often,
 * {@code -Dsync.seed} with which seed the moments are chosen.
 */
class SyncCrashIT {

    private static final int KILLS = Integer.getInteger("sync.kills", 50);
    private static final long SEED = Long.getLong("sync.seed", 20_261_121);
    private static final int ACCOUNTS = 2;

    @TempDir
    Path directory;

    @Test
    void after_many_kills_every_author_is_right_exactly_once() throws Exception {
        int underWay = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int i = 0; i < ACCOUNTS; i++) {
                Path state = Files.createDirectory(directory.resolve("account-" + i));
                long seed = SEED + i;
                runs.add(threads.submit(() -> {
                    try (KilledSync sync = new KilledSync(state, seed)) {
                        return sync.survives(KILLS / ACCOUNTS);
                    }
                }));
            }
            for (Future<Integer> run : runs) {
                underWay += run.get();
            }
        }

        // A run that had nothing left to do may end before it is killed; most of them must not.
        assertThat(underWay).isGreaterThan(KILLS / 2);
    }
}
