package io.khoroszendesk.marketing;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.ops.CommandRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that talks to Khoros Marketing. Its options are read twice: once to tell wrong ones before anything is started, and
 * once more inside the application, where {@link #run} gets what it needs.
 */
public abstract class MarketingCommand implements Callable<Integer> {

    @Spec
    public CommandSpec spec;

    /** Does it and returns the exit code. {@link MarketingException}s and {@link CommandException}s are told and are a 1. */
    public abstract int run(Tools tools);

    @Override
    public final Integer call() {
        return CommandRun.run(
                MarketingApplication.class,
                spec.root().commandLine().getParseResult().originalArgs().toArray(String[]::new));
    }
}
