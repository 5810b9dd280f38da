package io.khoroszendesk.crm;

import io.khoroszendesk.bridge.api.OperationException.Code;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts and times Khoros' requests. Labels hold names of operations, statuses and error codes: few values, and no
 * customer data. The buckets of the distributions match the questions asked: the objective is 4 s,
 * and Khoros gives up after 8 s.
 */
@Startup
@Singleton
class RequestMetrics {

    /** The operations of the API by their ids. */
    static final List<String> OPERATIONS = List.of(
            "searchcustomers",
            "bestmatchcustomers",
            "createcustomer",
            "findcustomer",
            "updatecustomer",
            "findcases",
            "createcase",
            "lookupcase",
            "updatecase",
            MetaResource.OPERATION);

    /** What is not the fault of Khoros' request, and told with 500. */
    private static final List<Code> FAILURES = List.of(
            Code.CRM_REFUSED,
            Code.CRM_BUSY,
            Code.CRM_TIMEOUT,
            Code.CRM_UNAVAILABLE,
            Code.CRM_CONFLICT,
            Code.INTERNAL_ERROR);

    private static final Duration[] TIMES = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(4),
        Duration.ofSeconds(5),
        Duration.ofMillis(7_500),
        Duration.ofSeconds(8)
    };
    private static final double[] CALLS = {1, 2, 3, 5, 10};
    private static final double[] SECONDS_LEFT = {0.1, 0.5, 1, 2.5, 5, 7};

    /** With methods of its own, because those that a record gets cost a native executable microseconds each time. */
    private record Outcome(String operation, int status, String error) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Outcome outcome
                    && status == outcome.status
                    && operation.equals(outcome.operation)
                    && error.equals(outcome.error);
        }

        @Override
        public int hashCode() {
            return Objects.hash(operation, status, error);
        }
    }

    private final MeterRegistry registry;
    private final ConcurrentMap<Outcome, Timer> requests = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, DistributionSummary> calls = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, DistributionSummary> left = new ConcurrentHashMap<>();

    @Inject
    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
        // There from the start: Prometheus sees no increase in a counter that appears with its first failures.
        for (String operation : OPERATIONS) {
            expect(new Outcome(operation, 200, ""));
            FAILURES.forEach(failure -> expect(new Outcome(operation, 500, failure.name())));
            calls.put(operation, calls(operation));
            left.put(operation, left(operation));
        }
        expect(new Outcome(RequestContext.NONE, 401, "UNAUTHORIZED"));
    }

    private void expect(Outcome outcome) {
        requests.put(outcome, requests(outcome));
    }

    /** Records a request whose response was sent. */
    void answered(RequestContext exchange, int status, Duration took) {
        requests.computeIfAbsent(new Outcome(exchange.operation(), status, exchange.error()), this::requests)
                .record(took);
        if (exchange.isOperation()) {
            Duration over = exchange.budget().minus(took);
            calls.computeIfAbsent(exchange.operation(), this::calls).record(exchange.zendeskCalls());
            left.computeIfAbsent(exchange.operation(), this::left).record(Math.max(0, over.toMillis() / 1000.0));
        }
    }

    private Timer requests(Outcome outcome) {
        return Timer.builder("khoros.requests")
                .description("Requests of Khoros, from the first byte of the request to the last of the answer")
                .tag("operation", outcome.operation())
                .tag("status", String.valueOf(outcome.status()))
                .tag("error", outcome.error())
                .serviceLevelObjectives(TIMES)
                .register(registry);
    }

    private DistributionSummary calls(String operation) {
        return DistributionSummary.builder("khoros.zendesk.calls")
                .description("Calls to Zendesk that one answer took, repeats included")
                .tag("operation", operation)
                .serviceLevelObjectives(CALLS)
                .register(registry);
    }

    private DistributionSummary left(String operation) {
        return DistributionSummary.builder("khoros.deadline.left")
                .description("What was left of the deadline when an answer was sent, 0 where it was over")
                .baseUnit("seconds")
                .tag("operation", operation)
                .serviceLevelObjectives(SECONDS_LEFT)
                .register(registry);
    }
}
