package io.khoroszendesk.zendesk.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.zendesk.Callers;
import io.khoroszendesk.zendesk.call.Endpoint.Family;
import io.khoroszendesk.zendesk.call.FaultTolerance.Effect;
import io.khoroszendesk.zendesk.config.CallConfig;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Calls that wait for a place in their family's bulkhead. */
@QuarkusTest
class WaitingCallsTest {

    @Inject
    FaultTolerance tolerance;

    @Inject
    CallConfig config;

    private final CountDownLatch answers = new CountDownLatch(1);

    @Test
    void a_call_that_gives_up_while_it_waits_is_no_longer_counted() throws Exception {
        List<Thread> calls = new ArrayList<>();
        for (int i = 0; i < config.maxConcurrent(); i++) {
            calls.add(begin());
        }
        until(config.maxConcurrent());
        Thread waiting = begin();
        until(config.maxConcurrent() + 1);

        waiting.interrupt();
        waiting.join();

        assertThat(underWay()).isEqualTo(config.maxConcurrent());
        answers.countDown();
        for (Thread call : calls) {
            call.join();
        }
        assertThat(underWay()).isZero();
    }

    private void until(int calls) throws InterruptedException {
        Callers.until(() -> underWay() == calls);
    }

    private int underWay() {
        return tolerance.underWay(Family.EXPORT);
    }

    private Thread begin() {
        return Thread.ofVirtual().start(() -> {
            try {
                tolerance.call(Endpoint.EXPORT_USERS, Effect.NEVER, this::answer, Boolean.class);
            } catch (ZendeskException e) {
                // The one that gives up.
            }
        });
    }

    private Boolean answer() throws InterruptedException {
        answers.await();
        return true;
    }
}
