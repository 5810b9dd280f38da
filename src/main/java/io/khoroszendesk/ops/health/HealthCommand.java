package io.khoroszendesk.ops.health;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code health}. It runs without the application. */
@Command(
        name = "health",
        description = "Ask the server on this machine whether it is alive. Meant for containers that have no curl.")
public final class HealthCommand implements Callable<Integer> {

    @Option(
            names = "--ready",
            description = "Ask whether the server can answer Khoros. A Zendesk that is down does not matter.")
    boolean ready;

    @Override
    public Integer call() {
        return HealthProbe.ofThisMachine().ask(ready ? "/q/health/ready" : "/q/health/live") ? 0 : 1;
    }
}
