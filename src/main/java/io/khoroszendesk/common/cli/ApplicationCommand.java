package io.khoroszendesk.common.cli;

import io.khoroszendesk.common.config.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A command that runs inside the application, without its server. Its options are read twice: before the application
 * starts, so that wrong ones are told at once, and inside it, where CDI creates the command.
 *
 * <p>Picocli creates it the first time, and therefore needs a constructor without parameters: what such a command works
 * with is injected into its fields.
 */
public interface ApplicationCommand extends Callable<Integer> {

    /**
     * What is wrong with options that are well formed one by one; empty if nothing is. It is asked before the
     * application starts, so nothing is injected yet.
     *
     * @param now the time at which the command is run
     */
    default Optional<String> problem(Instant now) {
        return Optional.empty();
    }

    /**
     * Prints why the application has not started, so that the command can't be run. Nothing is injected.
     *
     * @param problems what is wrong with the settings
     */
    default void explain(List<Finding> problems, Consumer<String> line) {
        problems.forEach(problem -> problem.print(line));
    }

    /** Runs the command and returns its exit code: 0 if it succeeded, 1 if not. */
    @Override
    Integer call();
}
