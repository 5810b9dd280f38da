package io.khoroszendesk.soak;

import io.khoroszendesk.fake.zendesk.FakeZendesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the packaged adapter under a steady load against a Zendesk that keeps failing, measures what may leak, and fails if
 * anything has grown without end. It needs Linux. Arguments: minutes, requests a second, the leak to be made on purpose, a
 * directory for what is recorded, the picture's file, and the adapter's command line.
 */
final class Soak {

    /** A fifth of the time, in which all code is compiled and what is remembered gets its full size. */
    private static final double WARM_UP = 0.2;
    /** Less could be the lot of a busy machine, but then the run has tried too little to say anything. */
    private static final double SERVED = 0.4;
    /** All deadlines are over by then. */
    private static final int QUIET_SECONDS = 30;

    /** Kept, because settings of loggers that nobody keeps are forgotten. */
    private static final Logger CLOSED_STAND_IN = Logger.getLogger("io.netty.bootstrap.ServerBootstrap");

    private final double seconds;
    private final double rate;
    private final Leak leak;
    private final Path directory;
    private final List<String> problems = new ArrayList<>();

    private Soak(double seconds, double rate, Leak leak, Path directory) {
        this.seconds = seconds;
        this.rate = rate;
        this.leak = leak;
        this.directory = directory;
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        // Connections that a burst has opened are closed again, so that the next one opens others.
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
        // It tells of every caller whom the stand-in leaves out while it refuses connections.
        CLOSED_STAND_IN.setLevel(Level.OFF);
        Soak soak = new Soak(
                Double.parseDouble(args[0]) * 60,
                Double.parseDouble(args[1]),
                Leak.valueOf(args[2].toUpperCase(Locale.ROOT)),
                Path.of(args[3]));
        soak.run(Path.of(args[4]), Arrays.asList(args).subList(5, args.length));
        soak.problems.forEach(problem -> System.out.println("FAILED: " + problem));
        System.exit(soak.problems.isEmpty() ? 0 : 1);
    }

    private void run(Path picture, List<String> command) throws Exception {
        Files.createDirectories(directory);
        try (FakeZendesk zendesk = FakeZendesk.start();
                Soaked adapter =
                        new Soaked(command, zendesk.url(), directory.resolve("adapter.log"), leak.settings())) {
            Population population = new Population(zendesk);
            Sampler sampler = new Sampler(adapter, zendesk.port());
            adapter.await();
            System.out.printf("%.0f minutes of %.0f requests a second%n", seconds / 60, rate);
            try (Callers callers = new Callers(population, adapter.port());
                    AutoCloseable leaking = leak.begin(adapter.port())) {
                callers.start(rate);
                measure(adapter, sampler, new Weather(zendesk, population));
                callers.stop();
                System.out.printf(
                        "Answers: %s%nFaults: %s%n",
                        callers.answers(), zendesk.faults().struck());
                if (callers.served() < SERVED) {
                    problems.add("only %.0f %% of the right requests were served".formatted(100 * callers.served()));
                }
                becomesQuiet(adapter);
            }
            conclude(sampler, picture);
        }
    }

    private void measure(Soaked adapter, Sampler sampler, Weather weather) throws InterruptedException {
        long start = System.nanoTime();
        Thread playing = Thread.ofPlatform().daemon().start(() -> {
            try {
                weather.play(seconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        for (double now = 0; now < seconds; now = (System.nanoTime() - start) / 1e9) {
            if (!adapter.isAlive()) {
                problems.add("the adapter has ended");
                return;
            }
            sampler.sample(now);
            double next = (Math.floor(now / Sampler.STEP) + 1) * Sampler.STEP;
            Thread.sleep((long) Math.max(1, (next - (System.nanoTime() - start) / 1e9) * 1000));
        }
        playing.join();
    }

    /** Without a load, nothing may be left under way. */
    private void becomesQuiet(Soaked adapter) throws InterruptedException {
        List<String> left = List.of("nothing was measured");
        for (int second = 0; second < QUIET_SECONDS && !left.isEmpty(); second++) {
            Thread.sleep(1000);
            List<String> metrics = adapter.metrics();
            left = metrics.isEmpty() ? left : underWay(metrics);
        }
        if (!left.isEmpty()) {
            problems.add("%d s after the load something is still under way: %s"
                    .formatted(QUIET_SECONDS, String.join(", ", left)));
        }
    }

    /** The metrics of calls and of bodies that are not 0. */
    private static List<String> underWay(List<String> metrics) {
        return metrics.stream()
                .filter(line ->
                        line.startsWith("zendesk_calls_active{") || line.startsWith("khoros_bodies_in_flight_bytes{"))
                .filter(line -> !line.endsWith(" 0.0"))
                .toList();
    }

    private void conclude(Sampler sampler, Path picture) throws IOException {
        double warmUp = Math.max(1, Math.round(WARM_UP * seconds / Weather.CYCLE)) * Weather.CYCLE;
        Verdict verdict = new Verdict(sampler.measured(), warmUp, seconds, Weather.CYCLE);
        String table = verdict.table();
        Files.writeString(directory.resolve("soak.md"), table);
        Files.writeString(directory.resolve("samples.csv"), sampler.csv());
        System.out.printf("Judged after %.0f minutes of warm-up:%n%s", warmUp / 60, table);
        problems.addAll(verdict.problems());
        new SoakPicture(sampler.measured()).save(seconds, sampler.underWay(), picture);
        System.out.println("The picture: " + picture);
    }
}
