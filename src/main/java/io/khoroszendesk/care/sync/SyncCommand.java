package io.khoroszendesk.care.sync;

import io.khoroszendesk.ops.CommandRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code sync}. */
@Command(
        name = "sync",
        description =
                "Push the customers that have changed in Zendesk to Khoros Care, from where the last run has ended. Exits with"
                        + " 0 if all is right in Care, with 1 if some are not.")
public final class SyncCommand implements Callable<Integer> {

    @Mixin
    SyncOptions options = new SyncOptions();

    @Override
    public Integer call() {
        if (options.dryRun) {
            System.setProperty("adapter.dry-run", "true");
        }
        return CommandRun.run(SyncApplication.class, options.arguments());
    }
}
