package io.khoroszendesk.replicas;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;

import io.khoroszendesk.Interactions;
import io.khoroszendesk.chaos.Agent;
import io.khoroszendesk.ops.Program;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Stream;

/** One of several processes of the adapter. It may be killed and started again. */
final class Replica implements AutoCloseable {

    private final Map<String, String> environment;
    private volatile Program program;
    private volatile int kills;
    private volatile boolean isBeingKilled;

    Replica(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Starts it, and lets it do once what it is asked to do later: the first time of everything takes long. */
    void start() {
        program = Program.serving(environment);
        isBeingKilled = false;
        Agent agent = agent();
        agent.send("GET", "/meta/object/customer", null);
        agent.send("POST", "/customers", object("name", "Nobody at all"));
        String customer = idOf(agent.send("POST", "/customer", object("name", "Warm " + UUID.randomUUID())));
        Object post = Interactions.tweet(customer, "Warm", Interactions.author("warm_" + customer, customer, false));
        String ticket = idOf(agent.send("POST", "/case", object("customerId", customer, "title", "Warm")));
        agent.send("PATCH", "/case/" + ticket, object("interactions", array(post)));
    }

    private static String idOf(Agent.Answer answer) {
        return answer.body().path("id").asText();
    }

    void kill() {
        isBeingKilled = true;
        kills++;
        program.kill();
    }

    /** How often it was killed so far. */
    int kills() {
        return kills;
    }

    /** Whether it answers; not any more as soon as it is being killed, although the process lives a moment longer. */
    boolean isUp() {
        return !isBeingKilled && program.isRunning();
    }

    Agent agent() {
        return new Agent(program.api());
    }

    /** The value of a metric without labels; empty where there is none of that name. */
    OptionalDouble metric(String name) {
        return metrics()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst();
    }

    /** How many calls to the shared memory came to nothing because this machine was too busy to make them in time. */
    int missedCalls() {
        return (int) metrics()
                .filter(line -> line.startsWith("adapter_shared_memory_calls_seconds_count{"))
                .filter(line -> !line.contains("outcome=\"ok\"") && !line.contains("outcome=\"failed\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private Stream<String> metrics() {
        return program.get(program.management() + "/q/metrics").body().lines();
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
