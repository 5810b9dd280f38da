package io.khoroszendesk.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The faults in store. A target is a method or {@code *}, a blank and a path, such as
 * {@code GET /api/v2/users/search}, {@code PUT /api/v2/users/{id}} or {@code GET /api/v2/tickets*}; or
 * {@code *} for every call. A path without {@code *} is meant as a whole. The first entry that is meant and
 * not used up strikes: those for a number of calls in the order of their making, then the lasting ones, then
 * the random ones.
 */
public final class Faults {

    private static final int WITHOUT_END = Integer.MAX_VALUE;

    private final List<Entry> counted = new ArrayList<>();
    private final List<Entry> lasting = new ArrayList<>();
    private final List<Entry> random = new ArrayList<>();
    private final Map<String, Integer> struck = new TreeMap<>();

    /** The next call goes wrong. */
    public Faults next(String target, Fault fault) {
        return times(1, target, fault);
    }

    /** The next {@code count} calls go wrong. */
    public synchronized Faults times(int count, String target, Fault fault) {
        counted.add(new Entry(Target.of(target), count, (method, path) -> Optional.of(fault)));
        return this;
    }

    /** Every call goes wrong, until {@link #clear}. */
    public synchronized Faults always(String target, Fault fault) {
        lasting.add(new Entry(Target.of(target), WITHOUT_END, (method, path) -> Optional.of(fault)));
        return this;
    }

    /** Every call goes wrong with this probability, in one of these ways. */
    public Faults random(long seed, double probability, Fault... faults) {
        return random("*", seed, probability, faults);
    }

    public synchronized Faults random(String target, long seed, double probability, Fault... faults) {
        random.add(new Entry(Target.of(target), WITHOUT_END, new Dice(seed, probability, List.of(faults))));
        return this;
    }

    /** From now on nothing goes wrong. */
    public synchronized Faults clear() {
        counted.clear();
        lasting.clear();
        random.clear();
        return this;
    }

    /** How often each fault has struck so far. */
    public synchronized Map<String, Integer> struck() {
        return new TreeMap<>(struck);
    }

    public synchronized Optional<Fault> strike(String method, String path) {
        Optional<Fault> fault = first(counted, method, path)
                .or(() -> first(lasting, method, path))
                .or(() -> first(random, method, path));
        fault.ifPresent(f -> struck.merge(f.toString(), 1, Integer::sum));
        return fault;
    }

    private static Optional<Fault> first(List<Entry> entries, String method, String path) {
        for (Entry entry : entries) {
            if (entry.left > 0 && entry.target.matches(method, path)) {
                Optional<Fault> fault = entry.choice.choose(method, path);
                if (fault.isPresent()) {
                    entry.left--;
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    private interface Choice {
        Optional<Fault> choose(String method, String path);
    }

    private static final class Entry {
        private final Target target;
        private final Choice choice;
        private int left;

        Entry(Target target, int left, Choice choice) {
            this.target = target;
            this.left = left;
            this.choice = choice;
        }
    }

    /**
     * Chooses by the seed, the endpoint and how often that was called, so that calls of different endpoints
     * that overlap in another order get the same faults all the same.
     */
    private record Dice(long seed, double probability, List<Fault> faults, Map<String, Integer> calls)
            implements Choice {

        Dice(long seed, double probability, List<Fault> faults) {
            this(seed, probability, faults, new TreeMap<>());
        }

        @Override
        public Optional<Fault> choose(String method, String path) {
            String endpoint = method + " " + path.replaceAll("\\d+", "{id}");
            int nth = calls.merge(endpoint, 1, Integer::sum);
            SplittableRandom dice =
                    new SplittableRandom(seed ^ ((long) endpoint.hashCode() << 32 | nth) * 0x9E3779B97F4A7C15L);
            return dice.nextDouble() < probability
                    ? Optional.of(faults.get(dice.nextInt(faults.size())))
                    : Optional.empty();
        }
    }
}
