package io.khoroszendesk.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What was measured of one quantity, in the order of time. */
final class Series {

    /** A value and when it was measured, in seconds since the start. */
    record Point(double seconds, double value) {}

    private final List<Point> points = new ArrayList<>();

    synchronized void add(double seconds, double value) {
        points.add(new Point(seconds, value));
    }

    synchronized List<Point> points() {
        return List.copyOf(points);
    }

    Series after(double seconds) {
        Series later = new Series();
        points().stream().filter(p -> p.seconds() >= seconds).forEach(p -> later.add(p.seconds(), p.value()));
        return later;
    }

    double largest() {
        return points().stream().mapToDouble(Point::value).max().orElse(Double.NaN);
    }

    double median() {
        return median(points().stream().mapToDouble(Point::value).toArray());
    }

    /**
     * By how much it grows in an hour: the median of the slopes between all pairs of points that lie whole cycles apart (the
     * seasonal slope of Sen). So what comes and goes in every cycle counts for nothing, and what happened once for little.
     *
     * @param cycle seconds after which all that happens happens again
     * @return not a number where no two points lie a cycle apart
     */
    double slope(double cycle) {
        List<Point> all = points();
        double[] slopes = new double[all.size() * all.size() / 2];
        int count = 0;
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                double apart = all.get(j).seconds() - all.get(i).seconds();
                double off = Math.abs(Math.IEEEremainder(apart, cycle));
                if (apart > cycle / 2 && off < cycle / 30) {
                    slopes[count++] = (all.get(j).value() - all.get(i).value()) / apart * 3600;
                }
            }
        }
        return median(Arrays.copyOf(slopes, count));
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
