package io.khoroszendesk.situations;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tries situations of the made-up tenant against what is packaged. Many of them wait, so they are spread over a few adapters,
 * each with a stand-in of its own.
 */
final class Walk {

    private static final int LANES = 3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Situation> left;
    private final PrintStream out;

    /** @param situations in the order in which they begin */
    Walk(List<Situation> situations, PrintStream out) {
        this.left = new ArrayList<>(situations);
        this.out = out;
    }

    /** {@code make walk}: all situations, or those whose name or mappings contain a text. */
    public static void main(String... arguments) throws Exception {
        String order = setting("WALK_ORDER");
        String only = setting("WALK_ONLY");
        List<Situation> situations = new ArrayList<>(Situation.all().stream()
                .filter(row ->
                        row.name().contains(only) || row.mappings().toString().contains(only))
                .toList());
        if (situations.isEmpty()) {
            System.err.println("No situation is named so, nor has a mapping that is: " + only);
            System.exit(2);
        }
        if (order.equals("shuffle")) {
            String given = setting("WALK_SEED");
            long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
            System.out.println("WALK_SEED=" + seed);
            Collections.shuffle(situations, new Random(seed));
        } else if (!order.isEmpty()) {
            throw new IllegalArgumentException("WALK_ORDER can be shuffle, or nothing");
        }
        System.exit(new Walk(situations, System.out).failed().isEmpty() ? 0 : 1);
    }

    private static String setting(String name) {
        return System.getenv().getOrDefault(name, "");
    }

    /** Tries all, prints a line for each and a sum, and returns the names of those that are not as they should be. */
    List<String> failed() throws Exception {
        int all = left.size();
        long begun = System.nanoTime();
        List<String> failed = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < LANES; i++) {
                // The last one begins with those that need other settings, so that it is done with starting adapters in
                // time.
                String first = i == LANES - 1 ? null : "{}";
                ends.add(lanes.submit(() -> {
                    try (Lane lane = new Lane()) {
                        walk(lane, first, failed);
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        out.printf(
                "%d situations: %d pass, %d FAIL, in %.0f s%n",
                all, all - failed.size(), failed.size(), (System.nanoTime() - begun) / NANOS_PER_SECOND);
        return failed;
    }

    private void walk(Lane lane, String first, List<String> failed) throws Exception {
        Optional<Situation> next = next(first);
        while (next.isPresent()) {
            Situation situation = next.get();
            long begun = System.nanoTime();
            List<String> problems = problems(lane, situation);
            tell(problems.isEmpty() ? "pass" : "FAIL", begun, situation, problems);
            if (!problems.isEmpty()) {
                failed.add(situation.name());
            }
            next = next(lane.adapterKey() == null ? first : lane.adapterKey());
        }
    }

    private void tell(String outcome, long begun, Situation situation, List<String> problems) {
        double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
        StringBuilder lines = new StringBuilder("%s %4.1f s  %s%n".formatted(outcome, seconds, situation.name()));
        problems.forEach(
                problem -> lines.append("             ").append(problem).append('\n'));
        out.print(lines);
    }

    private static List<String> problems(Lane lane, Situation situation) throws Exception {
        try {
            return lane.walk(situation);
        } catch (AssertionError e) {
            // An adapter that doesn't start, or a command that doesn't end.
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /** One for the running adapter, else one that needs another. */
    private synchronized Optional<Situation> next(String adapter) {
        Optional<Situation> next = left.stream()
                .filter(row -> !row.needsServer() || Lane.key(row).equals(adapter))
                .findFirst()
                .or(() ->
                        left.stream().filter(row -> !Lane.key(row).equals("{}")).findFirst())
                .or(() -> left.stream().findFirst());
        next.ifPresent(left::remove);
        return next;
    }
}
