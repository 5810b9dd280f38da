package io.khoroszendesk.ops;

import io.khoroszendesk.ops.check.CheckCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a command: the application without its server, in a terminal that belongs to what the command prints. */
public final class CommandRun {

    private CommandRun() {}

    /** Runs the command and returns its exit code; settings that keep it from starting are explained, and are a 1. */
    public static int run(Class<? extends QuarkusApplication> command, String... arguments) {
        // A command beside the running server must not ask for its ports, and its output must not stand between log
        // lines.
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.management.host-enabled", "false");
        System.setProperty("quarkus.log.console.stderr", "true");
        System.setProperty("quarkus.log.console.json.enabled", "false");
        System.setProperty("quarkus.log.level", "ERROR");
        AtomicInteger exit = new AtomicInteger();
        Quarkus.run(command, (code, fault) -> exit.set(fault == null ? code : CheckCommand.explain(fault)), arguments);
        return exit.get();
    }
}
