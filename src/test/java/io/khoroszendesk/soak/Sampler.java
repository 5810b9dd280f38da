package io.khoroszendesk.soak;

import io.khoroszendesk.soak.ProcessFiles.Connection;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Measures the adapter at fixed moments. */
final class Sampler {

    static final double STEP = 2;
    private static final double HEAP_STEP = 20;
    private static final double MEGABYTE = 1024 * 1024;

    private final Soaked adapter;
    private final ProcessFiles files;
    private final int zendesk;
    private final Map<Quantity, Series> measured = new EnumMap<>(Quantity.class);
    private final Series underWay = new Series();
    private double leastHeap = Double.POSITIVE_INFINITY;
    private double nextHeap;

    /** @param zendesk the port of the Zendesk that it calls */
    Sampler(Soaked adapter, int zendesk) {
        this.adapter = adapter;
        this.files = new ProcessFiles(adapter.pid());
        this.zendesk = zendesk;
    }

    /** Measures all; what can't be read because the machine is too busy is left out. */
    void sample(double seconds) {
        List<String> metrics = adapter.metrics();
        try {
            List<String> descriptors = files.descriptors();
            List<Connection> connections = files.connections(descriptors);
            add(Quantity.RSS, seconds, files.residentMemory());
            add(Quantity.THREADS, seconds, files.threads());
            add(Quantity.DESCRIPTORS, seconds, descriptors.size());
            add(Quantity.CALLERS, seconds, count(connections, c -> c.isEstablished() && c.local() == adapter.port()));
            add(Quantity.ZENDESK, seconds, count(connections, c -> c.isEstablished() && c.remote() == zendesk));
            add(Quantity.CLOSE_WAIT, seconds, count(connections, Connection::isLeftHalfClosed));
        } catch (UncheckedIOException e) {
            // The process has ended, which the run notices by itself.
            return;
        }
        if (!metrics.isEmpty()) {
            add(
                    Quantity.METRICS,
                    seconds,
                    metrics.stream().filter(Sampler::isOneOfItsKind).count());
            underWay.add(seconds, sum(metrics, "zendesk_calls_active{"));
            heap(seconds, sum(metrics, "jvm_memory_used_bytes{area=\"heap\""));
        }
    }

    /**
     * What a Java machine has kept in a collection that is asked for, which it measures itself, because on a busy machine
     * many requests come before an answer tells it; elsewhere the least heap since the last time.
     */
    private void heap(double seconds, double used) {
        leastHeap = Math.min(leastHeap, used);
        if (seconds < nextHeap || used == 0) {
            return;
        }
        double kept = adapter.collect() ? sum(adapter.metrics(), "jvm_gc_live_data_size_bytes") : leastHeap;
        if (kept > 0) {
            add(Quantity.HEAP, seconds, kept / MEGABYTE);
        }
        leastHeap = Double.POSITIVE_INFINITY;
        nextHeap = (Math.floor(seconds / HEAP_STEP) + 1) * HEAP_STEP;
    }

    /** Distributions have dozens of lines for each combination of labels; of these only one or two count. */
    private static boolean isOneOfItsKind(String line) {
        return !line.startsWith("#") && !line.contains("_bucket{");
    }

    private void add(Quantity quantity, double seconds, double value) {
        measured.computeIfAbsent(quantity, any -> new Series()).add(seconds, value);
    }

    private static double count(List<Connection> connections, Predicate<Connection> which) {
        return connections.stream().filter(which).count();
    }

    /** All values of the metrics that begin like this, together. */
    static double sum(List<String> metrics, String beginning) {
        return metrics.stream()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** All that was measured: quantity, second, value. */
    String csv() {
        StringBuilder lines = new StringBuilder();
        measured.forEach((quantity, series) -> series.points()
                .forEach(point -> lines.append(
                        String.format(Locale.ROOT, "%s,%.1f,%.1f%n", quantity, point.seconds(), point.value()))));
        return lines.toString();
    }

    Map<Quantity, Series> measured() {
        return measured;
    }

    /** Calls to Zendesk that were under way or waited for a place. */
    Series underWay() {
        return underWay;
    }
}
