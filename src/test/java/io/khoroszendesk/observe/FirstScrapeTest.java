package io.khoroszendesk.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.observe.PromQl.Ask;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A fresh adapter, which nobody has called, shows all that rules and panels ask for. Prometheus takes the first value of a
 * series as its beginning, so it would miss a burst with which one appears.
 */
@QuarkusTest
@TestProfile(FirstScrapeTest.Fresh.class)
class FirstScrapeTest {

    /** What appears later, with the reason. */
    private static final Map<String, String> LATER = Map.of(
            "zendesk_calls_seconds",
            "Thirty-four endpoints with thirteen outcomes each would be thousands of series. Rules only divide by their sum.",
            "care_calls_seconds",
            "Most adapters never call Care. What fails there fails for minutes before it is told.");

    /** Otherwise as others in this package, but started for this test alone. */
    public static final class Fresh implements QuarkusTestProfile {

        private final Watched watched = new Watched();

        @Override
        public Map<String, String> getConfigOverrides() {
            return watched.getConfigOverrides();
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return watched.testResources();
        }
    }

    @TestHTTPResource(value = "/metrics", management = true)
    URI address;

    @Test
    void every_metric_and_every_label_that_is_asked_for_is_there_before_the_first_request() throws IOException {
        Scrape scrape = Scrape.of(address);
        Set<String> missing = new TreeSet<>();
        for (String expression : Watchers.expressions()) {
            PromQl.metrics(expression).stream()
                    .filter(metric -> scrape.series(metric).isEmpty())
                    .forEach(missing::add);
            for (Ask ask : PromQl.asks(expression)) {
                ask.values().stream()
                        .filter(value ->
                                scrape.series(ask.metric()).stream().noneMatch(series -> ask.isMet(series, value)))
                        .forEach(value -> missing.add(ask.metric() + " " + ask.label() + ask.operator() + value));
            }
        }
        missing.removeIf(metric -> Watchers.OF_OTHERS.contains(metric.replaceFirst(" .*", "")));
        Set<String> late = new TreeSet<>(missing);
        late.removeIf(metric -> LATER.keySet().stream().anyMatch(metric::startsWith));

        assertThat(late).isEmpty();
        assertThat(LATER.keySet()).allSatisfy(exception -> assertThat(missing)
                .as("needs no exception any more")
                .anyMatch(metric -> metric.startsWith(exception)));
    }

    @Test
    void counters_begin_with_zero() {
        assertThat(Scrape.of(address).lines())
                .contains(
                        "khoros_requests_seconds_count{error=\"CRM_TIMEOUT\",operation=\"findcustomer\",status=\"500\"} 0.0",
                        "khoros_requests_seconds_count{error=\"UNAUTHORIZED\",operation=\"none\",status=\"401\"} 0.0",
                        "zendesk_calls_refused_total{family=\"export\",reason=\"busy\"} 0.0",
                        "zendesk_calls_repeated_total{endpoint=\"PUT /tickets/{id}\"} 0.0",
                        "adapter_care_hooks_total{outcome=\"forged\"} 0.0",
                        "adapter_handles_learned_total{outcome=\"learned\"} 0.0",
                        "khoros_events_total{event=\"stream-item-label-applied\",outcome=\"refused\"} 0.0");
    }

    @Test
    void what_waits_is_shown_beside_how_much_may() {
        assertThat(Scrape.of(address).lines())
                .contains(
                        "khoros_events_waiting{queue=\"posts\"} 0.0",
                        "khoros_events_places{queue=\"posts\"} 1000.0",
                        "adapter_care_waiting{queue=\"users\"} 0.0",
                        "adapter_care_places{queue=\"users\"} 10000.0");
    }
}
