package io.khoroszendesk;

import io.khoroszendesk.common.cli.ApplicationCommand;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Runs a command: the application without its server, in a terminal that belongs to what the command prints. */
public class CommandApplication implements QuarkusApplication {

    private final IFactory factory;
    private final BooleanSupplier isEnding;

    @Inject
    CommandApplication(IFactory factory) {
        this(factory, ApplicationLifecycleManager::isVmShuttingDown);
    }

    /** @param isEnding whether the process has been told to end */
    CommandApplication(IFactory factory, BooleanSupplier isEnding) {
        this.factory = factory;
        this.isEnding = isEnding;
    }

    /** Runs these arguments, which name this command, and returns the exit code. Settings that prevent the start are explained; the code is 1. */
    static int start(ApplicationCommand command, List<String> arguments) {
        // A command beside the running server must not ask for its ports, and its output must not stand between log
        // lines.
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.management.host-enabled", "false");
        System.setProperty("quarkus.log.console.stderr", "true");
        System.setProperty("quarkus.log.console.json.enabled", "false");
        System.setProperty("quarkus.log.level", "ERROR");
        // What a lost connection means for the command is told by the command itself.
        System.setProperty("quarkus.log.category.\"io.vertx.core.net.impl.ConnectionBase\".level", "OFF");
        System.setProperty("quarkus.log.category.\"io.vertx.core.http.impl.HttpClientRequestImpl\".level", "OFF");
        AtomicInteger exit = new AtomicInteger();
        AtomicBoolean stopped = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopped.set(true)));
        Quarkus.run(
                CommandApplication.class,
                (code, fault) -> {
                    // A start that is broken off fails at whatever it has come to, which explains nothing.
                    boolean hasFailed = fault != null && !stopped.get();
                    exit.set(hasFailed ? StartFailure.explain(fault, command) : code);
                },
                arguments.toArray(String[]::new));
        return exit.get();
    }

    @Override
    public int run(String... arguments) {
        if (isEnding.getAsBoolean()) {
            // Told to end while it started. Quarkus waits for the end of this method then, without an event that would
            // end it.
            return CommandLine.ExitCode.OK;
        }
        return Adapter.commands(factory).execute(arguments);
    }
}
