package io.khoroszendesk.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.khoroszendesk.observe.PromQl.Ask;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromQlTest {

    @Test
    void names_of_metrics_are_told_from_functions_labels_and_numbers() {
        assertThat(PromQl.metrics("sum by (namespace, job) (rate(a_total{error=~\"X|Y\", le=\"0.5\"}[2m]))"
                        + " / on (job) max_over_time(b_seconds_bucket[1m]) > 0.1 and c offset 10m"))
                .containsExactly("a_total", "b_seconds_bucket", "c");
    }

    @Test
    void variables_of_a_dashboard_are_no_metrics() {
        assertThat(PromQl.metrics("rate(a_total{instance=~\"$instance\"}[$__rate_interval]) * 2"))
                .containsExactly("a_total");
    }

    @Test
    void values_of_labels_are_asked_for_one_by_one_where_they_are_named() {
        assertThat(PromQl.asks("rate(a_total{x=~\"p|q\", y!~\"r.*\", z=~\"$z\"}[2m]) / b{le=\"4.0\"}"))
                .extracting(Ask::metric, Ask::label, Ask::values)
                .containsExactly(
                        tuple("a_total", "x", List.of("p", "q")),
                        tuple("a_total", "y", List.of("r.*")),
                        tuple("b", "le", List.of("4.0")));
    }

    @Test
    void a_series_is_asked_for_or_not_by_its_label() {
        Ask some = new Ask("a", "x", "=~", "p|q");
        Ask others = new Ask("a", "x", "!~", "p.*");

        assertThat(some.isMet(Map.of("x", "q"), "q")).isTrue();
        assertThat(some.isMet(Map.of("x", "q"), "p")).isFalse();
        assertThat(others.isMet(Map.of("x", "pp"), "p.*")).isFalse();
        assertThat(others.isMet(Map.of(), "p.*")).isTrue();
    }
}
