package io.khoroszendesk.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.khoroszendesk.chaos.Agent;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.ops.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes of what is packaged behind a real nginx, set up as {@code docs/deployment.md} says: one after the other is
 * restarted while Khoros' agents work, and none of them notices. {@code -Drolling.restarts} says how often, {@code
 * -Drolling.seed} with which seed the requests are drawn.
 */
class RollingIT {

    private static final int RESTARTS = Integer.getInteger("rolling.restarts", 4);
    private static final long SEED = Long.getLong("rolling.seed", 20261128);
    /** Half of them over kept connections. Together they send about 40 requests a second. */
    private static final int AGENTS = 16;

    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(360);
    private static final Duration BETWEEN_RESTARTS = Duration.ofMillis(500);
    private static final Path FILE = Path.of("target/rolling.txt");

    @BeforeAll
    static void nginx_is_there() {
        assumeTrue(Nginx.program().isPresent(), "nginx is not installed here; make nginx installs it");
    }

    @Test
    void no_request_fails_and_nothing_is_made_twice_while_two_processes_are_restarted(@TempDir Path directory)
            throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        Ledger ledger = new Ledger();
        try (FakeZendesk zendesk = FakeZendesk.start()) {
            zendesk.tenant().userField("khoros_social", "textarea").add();
            try (Pair pair = Pair.before(zendesk);
                    NginxOfTheDocs nginx = NginxOfTheDocs.before(pair.port(0), pair.port(1), directory)) {
                List<Shift> shifts = shifts(zendesk, nginx, ledger, random);
                List<Thread> agents =
                        shifts.stream().map(Thread.ofVirtual()::start).toList();
                for (int restart = 0; restart < RESTARTS; restart++) {
                    LockSupport.parkNanos(random.nextLong(2 * BETWEEN_RESTARTS.toNanos()));
                    pair.restart(restart % 2);
                    zendesk.forgetCalls();
                }
                shifts.forEach(Shift::end);
                for (Thread agent : agents) {
                    agent.join();
                }
                tell(ledger, zendesk, nginx);

                assertThat(ledger.failures()).as(pair.output()).isEmpty();
                assertThat(nginx.otherFailures()).as(pair.output()).isEmpty();
                assertThat(nginx.refused()).isPositive();
                assertThat(List.of(ledger.customers(zendesk), ledger.cases(zendesk), ledger.posts(zendesk)))
                        .allSatisfy(count -> {
                            assertThat(count.sent()).isPositive();
                            assertThat(count.doubled()).isZero();
                            assertThat(count.lost()).isZero();
                        });
            }
        }
    }

    private static List<Shift> shifts(
            FakeZendesk zendesk, NginxOfTheDocs nginx, Ledger ledger, SplittableRandom random) {
        List<Shift> shifts = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            shifts.add(new Shift(
                    "agent" + i,
                    zendesk.tenant().user("Jane of agent" + i).add(),
                    new Agent(i % 2 == 0 ? nginx.keeping() : nginx.renewing()),
                    ledger,
                    random.split(),
                    BETWEEN_REQUESTS));
        }
        return shifts;
    }

    private static void tell(Ledger ledger, FakeZendesk zendesk, NginxOfTheDocs nginx) throws IOException {
        String told = """
                Rolling restarts: %d, seed %d
                requests:  %,d, %d failed
                customers: %s
                cases:     %s
                posts:     %s
                nginx turned to the other process %,d times after a refused connection, %d times after anything else.
                """.formatted(
                        RESTARTS,
                        SEED,
                        ledger.requests(),
                        ledger.failed(),
                        ledger.customers(zendesk),
                        ledger.cases(zendesk),
                        ledger.posts(zendesk),
                        nginx.refused(),
                        nginx.otherFailures().size());
        Files.writeString(FILE, told);
        System.out.println(told);
    }
}
