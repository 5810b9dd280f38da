package io.khoroszendesk.observe;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A real Prometheus that scrapes the adapter and evaluates the rules that are shipped. */
final class Prometheus implements AutoCloseable {

    private static final Path SHIPPED = Path.of("deploy/prometheus");
    private static final Pattern TIMES = Pattern.compile("(?<=for: |\\[|offset )(\\d+)([smhd])\\b");

    private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3_600, "d", 86_400);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String url;
    private final Duration interval;

    /** Recorded values by time, in seconds since 1970. */
    record Series(Map<String, String> labels, TreeMap<Double, Double> points) {}

    Prometheus(Path directory, int port, int adapterPort, Script script) throws IOException {
        interval = Duration.ofSeconds(Math.max(1, Math.round(2 * script.scale())));
        Files.createDirectories(directory);
        String config = Files.readString(SHIPPED.resolve("prometheus.yaml"))
                .replace("adapter:9000", "localhost:" + adapterPort)
                .replace("15s", interval.toSeconds() + "s");
        Files.writeString(directory.resolve("prometheus.yaml"), config);
        Files.writeString(
                directory.resolve("alerts.yaml"),
                scaled(Files.readString(SHIPPED.resolve("alerts.yaml")), script.scale()));
        url = "http://localhost:" + port;
        process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + directory.resolve("prometheus.yaml"),
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=localhost:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
    }

    /** The rules with all their times shortened; the same where nothing is to be shortened. */
    static String scaled(String rules, double scale) {
        return scale == 1
                ? rules
                : TIMES.matcher(rules).replaceAll(time -> {
                    long seconds = Long.parseLong(time.group(1)) * SECONDS.get(time.group(2));
                    return Math.max(1, Math.round(seconds * scale)) + "s";
                });
    }

    Duration interval() {
        return interval;
    }

    boolean isReady() {
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The series of an expression between two times, a value every scrape. */
    List<Series> range(String expression, double from, double to) throws IOException {
        String query = "/api/v1/query_range?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8) + "&start="
                + from + "&end=" + to + "&step=" + interval.toSeconds();
        List<Series> all = new ArrayList<>();
        for (JsonNode result : Json.read(get(query).body()).at("/data/result")) {
            Map<String, String> labels = new TreeMap<>();
            result.path("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            TreeMap<Double, Double> points = new TreeMap<>();
            result.path("values")
                    .forEach(point -> points.put(
                            point.get(0).asDouble(), Double.valueOf(point.get(1).asText())));
            all.add(new Series(labels, points));
        }
        return all;
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
