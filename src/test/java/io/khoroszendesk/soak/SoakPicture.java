package io.khoroszendesk.soak;

import io.khoroszendesk.observe.Picture;
import io.khoroszendesk.observe.Picture.Curve;
import io.khoroszendesk.observe.Picture.Shade;
import io.khoroszendesk.soak.Series.Point;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws what was measured in a run, with the outages in the background. */
final class SoakPicture {

    private static final Color GREEN = new Color(0x66a86a);
    private static final Color BLUE = new Color(0x3f78b5);
    private static final Color VIOLET = new Color(0x8660a8);
    private static final Color ORANGE = new Color(0xe59a2f);

    private final Map<Quantity, Series> measured;

    SoakPicture(Map<Quantity, Series> measured) {
        this.measured = measured;
    }

    void save(double seconds, Series underWay, Path file) throws IOException {
        List<Shade> outages = Weather.phases(seconds).stream()
                .map(phase -> phase.name().equals("outage")
                        ? Shade.outage("", phase.begin(), phase.end())
                        : Shade.throttling("", phase.begin(), phase.end()))
                .toList();
        new Picture(seconds, 0, outages)
                .lines("MB", List.of(curve(Quantity.RSS, BLUE), curve(Quantity.HEAP, GREEN)))
                .lines("threads", List.of(curve(Quantity.THREADS, VIOLET)))
                .lines(
                        "descriptors",
                        List.of(
                                curve(Quantity.DESCRIPTORS, BLUE),
                                curve(Quantity.CALLERS, GREEN),
                                curve(Quantity.ZENDESK, ORANGE)))
                .lines("calls", List.of(new Curve("calls to Zendesk under way", ORANGE, List.of(points(underWay)))))
                .save(
                        "A steady load. Red: Zendesk is silent or gone; yellow: it throttles; else single faults",
                        file,
                        1);
    }

    private Curve curve(Quantity quantity, Color colour) {
        return new Curve(quantity.label(), colour, List.of(points(measured.getOrDefault(quantity, new Series()))));
    }

    private static Map<Double, Double> points(Series series) {
        Map<Double, Double> points = new TreeMap<>();
        for (Point point : series.points()) {
            points.put(point.seconds(), point.value());
        }
        return points;
    }
}
