package io.khoroszendesk.observe;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTitleAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYAreaRenderer2;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultTableXYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Draws recorded series one above the other over the same minutes, with what happened to Zendesk in the background. */
public final class Picture {

    private static final int WIDTH = 1_000;
    private static final int PANEL = 175;
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font HEADING = TEXT.deriveFont(Font.BOLD, 14f);
    private static final Color NONE = new Color(0, 0, 0, 0);
    private static final Color GRID = new Color(0xd8d8d8);

    private final CombinedDomainXYPlot all;
    private final List<Shade> shades;
    private final double start;
    private int panels;

    /** A stretch of time in the background, in seconds since the start; its name may be empty. */
    public record Shade(String name, Color colour, double begin, double end) {

        /** Zendesk doesn't answer. */
        public static Shade outage(String name, double begin, double end) {
            return new Shade(name, new Color(0xf8d7d4), begin, end);
        }

        /** Zendesk asks to wait. */
        public static Shade throttling(String name, double begin, double end) {
            return new Shade(name, new Color(0xfdebc8), begin, end);
        }
    }

    /** One line or area: its name in the legend, its colour and its values by time, in seconds. */
    public record Curve(String name, Color colour, List<? extends Map<Double, Double>> series) {}

    /**
     * @param length of the picture, in seconds
     * @param start in the time of the series
     */
    public Picture(double length, double start, List<Shade> shades) {
        this.shades = shades;
        this.start = start;
        NumberAxis minutes = new NumberAxis("minutes since the start");
        minutes.setRange(0, length / 60);
        minutes.setTickUnit(new NumberTickUnit(length >= 300 ? 1 : 0.25));
        style(minutes);
        all = new CombinedDomainXYPlot(minutes);
        all.setGap(14);
        all.setInsets(new RectangleInsets(4, 4, 4, 12));
    }

    /** Areas on top of each other: parts of a whole. */
    Picture parts(String unit, List<Curve> curves) {
        DefaultTableXYDataset data = new DefaultTableXYDataset();
        StackedXYAreaRenderer2 renderer = new StackedXYAreaRenderer2();
        renderer.setOutline(false);
        for (Curve curve : curves) {
            data.addSeries(summed(curve));
            renderer.setSeriesPaint(data.getSeriesCount() - 1, curve.colour());
        }
        return add(explained(new XYPlot(data, null, axis(unit), renderer)));
    }

    public Picture lines(String unit, List<Curve> curves, double... bounds) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        for (Curve curve : curves) {
            data.addSeries(summed(curve));
            renderer.setSeriesPaint(data.getSeriesCount() - 1, curve.colour());
            renderer.setSeriesStroke(data.getSeriesCount() - 1, new BasicStroke(2f));
        }
        XYPlot plot = new XYPlot(data, null, axis(unit), renderer);
        for (double bound : bounds) {
            ValueMarker line = new ValueMarker(bound, new Color(0xc62828), new BasicStroke(1.2f));
            line.setLabel("Khoros gives up");
            line.setLabelBackgroundColor(NONE);
            line.setLabelFont(TEXT);
            line.setLabelPaint(new Color(0xc62828));
            line.setLabelAnchor(RectangleAnchor.TOP_LEFT);
            line.setLabelTextAnchor(TextAnchor.TOP_LEFT);
            plot.addRangeMarker(line);
        }
        return add(explained(plot));
    }

    /** A row for each alert, with a bar from each firing to its clearing. */
    Picture alerts(Map<String, List<Alerts.Fired>> alerts) {
        List<String> names = List.copyOf(alerts.keySet()).reversed();
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        for (String name : names) {
            XYSeries bars = new XYSeries(name, false, true);
            for (Alerts.Fired fired : alerts.get(name)) {
                bars.add(fired.at() / 60, names.indexOf(name));
                bars.add(fired.cleared() / 60, names.indexOf(name));
                bars.add(fired.cleared() / 60, Double.NaN);
            }
            data.addSeries(bars);
            renderer.setSeriesPaint(names.indexOf(name), new Color(0xc62828));
            renderer.setSeriesStroke(
                    names.indexOf(name), new BasicStroke(11f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        }
        SymbolAxis axis = new SymbolAxis("alerts firing", names.toArray(String[]::new));
        axis.setGridBandsVisible(false);
        style(axis);
        XYPlot plot = new XYPlot(data, null, axis, renderer);
        return add(plot);
    }

    /** @param scale pixels for each of the thousand points that the picture is wide */
    public void save(String title, Path file, int scale) throws IOException {
        JFreeChart chart = new JFreeChart(null, HEADING, all, false);
        chart.setBackgroundPaint(Color.WHITE);
        TextTitle heading = new TextTitle(title, HEADING.deriveFont(16f));
        heading.setHorizontalAlignment(HorizontalAlignment.LEFT);
        heading.setPadding(8, 8, 8, 8);
        chart.setTitle(heading);
        try (OutputStream out = Files.newOutputStream(file)) {
            ChartUtils.writeScaledChartAsPNG(out, chart, WIDTH, panels * PANEL + 90, scale, scale);
        }
    }

    /** The names of the curves within the panel itself, where they are looked for. */
    private static XYPlot explained(XYPlot plot) {
        LegendTitle legend = new LegendTitle(plot);
        legend.setItemFont(TEXT.deriveFont(12f));
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(new Color(255, 255, 255, 200));
        plot.addAnnotation(new XYTitleAnnotation(0.995, 0.98, legend, RectangleAnchor.TOP_RIGHT));
        return plot;
    }

    private Picture add(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setOutlinePaint(GRID);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        shades.forEach(shade -> shade(plot, shade));
        all.add(plot, 1);
        panels++;
        return this;
    }

    private void shade(XYPlot plot, Shade shade) {
        IntervalMarker marker = new IntervalMarker(shade.begin() / 60, shade.end() / 60, shade.colour());
        marker.setAlpha(1f);
        if (panels == 0 && !shade.name().isEmpty()) {
            marker.setLabel(shade.name());
            marker.setLabelFont(HEADING);
            marker.setLabelBackgroundColor(NONE);
            marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
            marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
        }
        plot.addDomainMarker(marker, Layer.BACKGROUND);
    }

    /** Series that were asked for as one thing, such as those of two errors, are one curve. */
    private XYSeries summed(Curve curve) {
        XYSeries sum = new XYSeries(curve.name(), true, false);
        for (Map<Double, Double> series : curve.series()) {
            series.forEach((time, value) -> {
                if (!value.isNaN()) {
                    double minute = (time - start) / 60;
                    int known = sum.indexOf(minute);
                    sum.addOrUpdate(
                            minute, value + (known < 0 ? 0 : sum.getY(known).doubleValue()));
                }
            });
        }
        return sum;
    }

    private static NumberAxis axis(String unit) {
        NumberAxis axis = new NumberAxis(unit);
        axis.setAutoRangeIncludesZero(true);
        axis.setUpperMargin(0.35);
        style(axis);
        return axis;
    }

    private static void style(ValueAxis axis) {
        axis.setLabelFont(TEXT);
        axis.setTickLabelFont(TEXT);
        axis.setAxisLineVisible(false);
    }
}
