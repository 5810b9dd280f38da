package io.khoroszendesk.replicas;

import io.khoroszendesk.chaos.Agent;
import io.khoroszendesk.ops.Program;
import java.util.Map;
import java.util.OptionalDouble;

/** One of several processes of the adapter. It may be killed and started again. */
final class Replica implements AutoCloseable {

    private final Map<String, String> environment;
    private volatile Program program;
    private volatile int kills;

    Replica(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Starts it, and waits until it can answer without having to ask for fields or for a token first. */
    void start() {
        program = Program.serving(environment);
        agent().send("GET", "/meta/object/customer", null);
        agent().send("GET", "/meta/object/case", null);
        agent().send("POST", "/customers", Map.of("name", "Nobody at all"));
    }

    void kill() {
        kills++;
        program.kill();
    }

    /** How often it was killed so far. */
    int kills() {
        return kills;
    }

    boolean isUp() {
        return program.isRunning();
    }

    Agent agent() {
        return new Agent(program.api());
    }

    /** The value of a metric without labels; empty where there is none of that name. */
    OptionalDouble metric(String name) {
        return program.get(program.management() + "/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst();
    }

    /** What it has written, for whoever has to find out what went wrong. */
    String output() {
        return program.output();
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
    }
}
