package io.khoroszendesk.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.BusyMachine;
import io.khoroszendesk.chaos.Agent.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Whatever Zendesk does, answers come in time and in form, and nothing is lost or doubled. {@code -Dchaos.runs} says how
 * many runs, {@code -Dchaos.seed} with which seed they begin; a run is repeated exactly by its seed.
 */
@QuarkusTest
@WithTestResource(FaultyTenant.class)
class ChaosTest {

    private static final int RUNS = Integer.getInteger("chaos.runs", 40);
    private static final long SEED = Long.getLong("chaos.seed", 20261121);
    private static final Duration MARGIN = Duration.ofMillis(Integer.getInteger("chaos.margin", 250));

    @Test
    void whatever_zendesk_does_answers_come_in_time_and_nothing_is_lost_or_doubled() throws Exception {
        Agent agent = new Agent(RestAssured.port);
        for (int warmUp = 0; warmUp < 20; warmUp++) {
            agent.send("GET", "/meta/object/customer", null);
            agent.send("POST", "/customer/bestmatch", Map.of("email", "warm@example.com"));
        }
        List<Answer> answers = new ArrayList<>();
        Map<String, Integer> faults = new TreeMap<>();
        List<String> violations = new ArrayList<>();
        try (BusyMachine machine = new BusyMachine()) {
            Predicate<Answer> isInTime = answer ->
                    answer.took().compareTo(FaultyTenant.DEADLINE.plus(machine.margin(MARGIN, answer.took()))) <= 0;
            for (long seed = SEED; seed < SEED + RUNS; seed++) {
                Run.Outcome outcome = new Run(seed, FaultyTenant.zendesk(), agent, isInTime).go();
                answers.addAll(outcome.answers());
                faults.putAll(outcome.faults());
                violations.addAll(outcome.violations());
            }
        }
        report(answers, faults, violations);
        assertThat(violations).isEmpty();
        assertThat(answers).hasSizeGreaterThan(RUNS * 5);
        assertThat(faults).hasSizeGreaterThan(15);
    }

    private static void report(List<Answer> answers, Map<String, Integer> faults, List<String> violations) {
        Map<String, Integer> byOutcome = new TreeMap<>();
        answers.forEach(a -> byOutcome.merge(a.status() + " " + a.error(), 1, Integer::sum));
        Answer slowest =
                answers.stream().max(Comparator.comparing(Answer::took)).orElseThrow();
        System.out.printf(
                "Chaos: %d runs from seed %d%n  faults tried: %d kinds, %d times%n  answers: %d, of these %s%n"
                        + "  slowest: %s after %d ms (deadline %d ms)%n  violations: %d%n",
                RUNS,
                SEED,
                faults.size(),
                faults.values().stream().mapToInt(Integer::intValue).sum(),
                answers.size(),
                byOutcome,
                slowest.request(),
                slowest.took().toMillis(),
                FaultyTenant.DEADLINE.toMillis(),
                violations.size());
    }
}
