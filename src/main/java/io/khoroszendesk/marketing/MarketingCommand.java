package io.khoroszendesk.marketing;

import io.khoroszendesk.ops.CommandRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that talks to Khoros Marketing. Its options are read twice: once to tell wrong ones before anything is started, and
 * once more inside the application, where {@link #run} gets what it needs.
 */
abstract class MarketingCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    /** Does it and returns the exit code. {@link MarketingException}s and {@link CommandFailure}s are told and are a 1. */
    abstract int run(Tools tools);

    @Override
    public final Integer call() {
        return CommandRun.run(
                MarketingApplication.class,
                spec.root().commandLine().getParseResult().originalArgs().toArray(String[]::new));
    }
}
