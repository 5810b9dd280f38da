package io.khoroszendesk.observe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the adapter shows Prometheus at one moment. */
record Scrape(List<String> lines) {

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    static Scrape of(URI address) {
        try {
            URLConnection connection = address.toURL().openConnection();
            // The other form shows the traces of examples behind the values.
            connection.setRequestProperty("Accept", "text/plain");
            try (InputStream in = connection.getInputStream()) {
                return new Scrape(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.replace(",}", "}"))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The labels of each series of a metric. */
    List<Map<String, String>> series(String metric) {
        return lines.stream()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .map(Scrape::labels)
                .toList();
    }

    private static Map<String, String> labels(String line) {
        Map<String, String> labels = new TreeMap<>();
        LABEL.matcher(line).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        return labels;
    }

    /** The sum of all series that begin so, 0 where there is none. */
    double value(String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
