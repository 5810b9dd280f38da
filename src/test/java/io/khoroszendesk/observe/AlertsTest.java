package io.khoroszendesk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.observe.Prometheus.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final double START = 1_000;

    @Test
    void all_is_well_when_what_should_fire_has_fired_and_cleared() {
        assertThat(alerts(expected()).problems()).isEmpty();
    }

    @Test
    void what_did_not_fire_does_not_clear_or_should_not_fire_is_told() {
        List<Series> firing = expected();
        firing.removeFirst();
        firing.add(series("AdapterFault", 20, 30));
        firing.add(series("ManyRepeats", 50, 99));

        assertThat(alerts(firing).problems())
                .containsExactlyInAnyOrder(
                        "ZendeskFails should have fired and did not",
                        "AdapterFault fired and should not have",
                        "ManyRepeats has not cleared");
    }

    @Test
    void firings_of_several_series_are_one_where_they_meet_and_two_where_they_do_not() {
        List<Series> firing = List.of(series("A", 10, 20), series("A", 15, 25), series("A", 40, 45));

        assertThat(alerts(firing).byName().get("A"))
                .containsExactly(new Alerts.Fired(10, 26), new Alerts.Fired(40, 46));
    }

    @Test
    void times_of_rules_shrink_and_nothing_else() {
        assertThat(Prometheus.scaled("for: 1m\nrate(x{le=\"5m\"}[2m]) offset 10m > 15", 0.2))
                .isEqualTo("for: 12s\nrate(x{le=\"5m\"}[24s]) offset 120s > 15");
        assertThat(Prometheus.scaled("rate(x[1h]) / rate(x[3d]) > 0.1", 0.1))
                .isEqualTo("rate(x[360s]) / rate(x[25920s]) > 0.1");
        assertThat(Prometheus.scaled("for: 1m", 1)).isEqualTo("for: 1m");
    }

    private static Alerts alerts(List<Series> firing) {
        return new Alerts(firing, START, 1, 100);
    }

    private static List<Series> expected() {
        return new ArrayList<>(List.of(
                series("ZendeskFails", 10, 20),
                series("ZendeskBreakerOpen", 10, 20),
                series("ZendeskThrottles", 50, 60),
                series("ZendeskQuotaLow", 50, 60)));
    }

    private static Series series(String alert, int from, int to) {
        TreeMap<Double, Double> points = new TreeMap<>();
        for (int second = from; second <= to; second++) {
            points.put(START + second, 1.0);
        }
        return new Series(Map.of("alertname", alert), points);
    }
}
