package io.khoroszendesk.observe;

import static org.assertj.core.api.Assertions.assertThat;

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
}
