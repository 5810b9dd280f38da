package io.khoroszendesk.observe;

import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.observe.Picture.Curve;
import io.khoroszendesk.observe.Picture.Shade;
import io.khoroszendesk.observe.Prometheus.Series;
import io.khoroszendesk.observe.Script.Phase;
import java.awt.Color;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Runs the packaged adapter against a Zendesk that has an outage and throttles, under a real Prometheus with the rules that
 * are shipped; tells which alerts fired and cleared, and draws what was recorded. Arguments: seconds, a directory for what
 * is recorded, the picture's file, and the adapter's command line.
 */
final class Observe {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Color GREEN = new Color(0x66a86a);
    private static final Color BLUE = new Color(0x3f78b5);
    private static final Color RED = new Color(0xc9504a);
    private static final Color ORANGE = new Color(0xe59a2f);
    private static final Color VIOLET = new Color(0x8660a8);

    private final Script script;
    private final Path directory;

    private Observe(Script script, Path directory) {
        this.script = script;
        this.directory = directory;
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Observe observe = new Observe(new Script(Duration.ofSeconds(Long.parseLong(args[0]))), Path.of(args[1]));
        List<String> problems =
                observe.run(Path.of(args[2]), Arrays.asList(args).subList(3, args.length));
        problems.forEach(System.out::println);
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    private List<String> run(Path picture, List<String> command) throws Exception {
        Files.createDirectories(directory);
        int port = freePort();
        int management = freePort();
        try (FakeZendesk zendesk = FakeZendesk.start();
                Adapter adapter = new Adapter(command, zendesk, port, management, directory.resolve("adapter.log"));
                Prometheus prometheus =
                        new Prometheus(directory.resolve("prometheus"), freePort(), management, script);
                Load load = new Load(zendesk, port)) {
            await("the adapter", adapter::isLive);
            await("Prometheus", prometheus::isReady);
            double start = System.currentTimeMillis() / 1000.0;
            System.out.printf(
                    "%s of %d requests a second; a scrape every %d s, the rules' times %s%n",
                    Script.clock(script.length().toSeconds()),
                    Load.PER_SECOND,
                    prometheus.interval().toSeconds(),
                    script.scale() == 1 ? "as they are" : "shortened to %.2f".formatted(script.scale()));
            load.start();
            script.play(zendesk);
            double end = start + script.length().toSeconds();
            Alerts alerts = new Alerts(
                    prometheus.range("ALERTS{alertstate=\"firing\"}", start, end),
                    start,
                    prometheus.interval().toSeconds(),
                    script.length().toSeconds());
            System.out.printf("%n%s%n", alerts.table());
            draw(prometheus, alerts, start, end, picture);
            System.out.println("The picture: " + picture);
            return alerts.problems();
        }
    }

    private void draw(Prometheus recorded, Alerts alerts, double start, double end, Path file) throws IOException {
        String window = "[" + Math.max(4, Math.round(20 * script.scale())) + "s]";
        String requests = "sum(rate(khoros_requests_seconds_count{%s}" + window + "))";
        String calls = "sum(rate(zendesk_calls_seconds_count{%s}" + window + "))";
        String time = "histogram_quantile(%s, sum by (le) (rate(khoros_requests_seconds_bucket" + window + ")))";
        Phase outage = script.outage();
        Phase throttling = script.throttling();
        new Picture(
                        script.length().toSeconds(),
                        start,
                        List.of(
                                Shade.outage(outage.name(), outage.begin(), outage.end()),
                                Shade.throttling(throttling.name(), throttling.begin(), throttling.end())))
                .parts(
                        "requests a second",
                        List.of(
                                curve(recorded, "answered", GREEN, requests.formatted("status!=\"500\""), start, end),
                                curve(
                                        recorded,
                                        "timeout",
                                        VIOLET,
                                        requests.formatted("error=\"CRM_TIMEOUT\""),
                                        start,
                                        end),
                                curve(
                                        recorded,
                                        "unavailable",
                                        RED,
                                        requests.formatted("error=\"CRM_UNAVAILABLE\""),
                                        start,
                                        end),
                                curve(recorded, "busy", ORANGE, requests.formatted("error=\"CRM_BUSY\""), start, end)))
                .lines(
                        "seconds an answer takes",
                        List.of(
                                curve(recorded, "half of the answers", BLUE, time.formatted("0.5"), start, end),
                                curve(recorded, "99 % of the answers", RED, time.formatted("0.99"), start, end)),
                        8)
                .lines(
                        "calls to Zendesk a second",
                        List.of(
                                curve(recorded, "ok", GREEN, calls.formatted("outcome=\"ok\""), start, end),
                                curve(
                                        recorded,
                                        "no answer, no connection",
                                        RED,
                                        calls.formatted("outcome=~\"timeout|connection_lost|unreachable\""),
                                        start,
                                        end),
                                curve(
                                        recorded,
                                        "429",
                                        ORANGE,
                                        calls.formatted("outcome=\"rate_limited\""),
                                        start,
                                        end)))
                .lines(
                        "open or in force",
                        List.of(
                                curve(recorded, "circuit breakers open", RED, "sum(zendesk_breaker_open)", start, end),
                                curve(recorded, "limits in force", ORANGE, "sum(zendesk_limits_active)", start, end)))
                .alerts(alerts.byName())
                .save("What Prometheus recorded of the adapter while Zendesk failed, and while it throttled", file, 2);
    }

    private static Curve curve(
            Prometheus recorded, String name, Color colour, String expression, double start, double end)
            throws IOException {
        return new Curve(
                name,
                colour,
                recorded.range(expression, start, end).stream()
                        .map(Series::points)
                        .toList());
    }

    private static void await(String what, BooleanSupplier there) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + " did not start");
            }
            Thread.sleep(100);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The packaged adapter as a process of its own. */
    private static final class Adapter implements AutoCloseable {
        private final Process process;
        private final URI live;

        Adapter(List<String> command, FakeZendesk zendesk, int port, int management, Path log) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("ZENDESK_URL", zendesk.url());
            builder.environment().put("ZENDESK_SUBDOMAIN", "acme");
            builder.environment().put("ZENDESK_OAUTH_CLIENT_ID", "khoros-adapter");
            builder.environment().put("ZENDESK_OAUTH_CLIENT_SECRET", "observe-secret");
            builder.environment().put("KHOROS_AUTH_HEADER_VALUES", Load.KEY);
            builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
            builder.environment().put("QUARKUS_MANAGEMENT_PORT", String.valueOf(management));
            process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            live = URI.create("http://localhost:" + management + "/q/health/live");
        }

        boolean isLive() {
            try {
                live.toURL().openStream().close();
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
