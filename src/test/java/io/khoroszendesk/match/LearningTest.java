package io.khoroszendesk.match;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Interactions;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handles that are learned from cases, counted where operations see it. */
@QuarkusTest
@WithTestResource(MatchTenant.class)
class LearningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    MeterRegistry metrics;

    private final FakeZendesk zendesk = MatchTenant.zendesk();

    @BeforeEach
    void an_account_whose_index_lags() {
        MatchTenant.reset();
        zendesk.tenant().indexLag(Duration.ofMinutes(5));
    }

    /** Creates a case of somebody's and waits until its handle was dealt with. */
    private void writes(FakeUser customer, String handle, String accountId, String outcome)
            throws InterruptedException {
        double before = count(outcome);
        createCase(customer, handle, accountId);
        awaitCount(outcome, before + 1);
    }

    private static void createCase(FakeUser customer, String handle, String accountId) {
        Map<String, Object> interaction = Interactions.tweet("7" + accountId + customer.id(), "Hello");
        interaction.put("author", Interactions.author(handle, accountId, false));
        Khoros.post("/case", object("customerId", customer.id(), "title", handle, "interactions", array(interaction)))
                .then()
                .statusCode(201);
    }

    private double count(String outcome) {
        return metrics.counter("adapter.handles.learned", "outcome", outcome).count();
    }

    private void awaitCount(String outcome, double wanted) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (count(outcome) < wanted && Instant.now().isBefore(end)) {
            Thread.sleep(10);
        }
        assertThat(count(outcome)).as(outcome).isEqualTo(wanted);
    }

    private Object stored(FakeUser user) {
        return zendesk.user(user.id()).field("khoros_social");
    }

    private int written(FakeUser user) {
        return zendesk.count("PUT", "/api/v2/users/" + user.id());
    }

    @Test
    void a_handle_is_written_once_however_often_its_owner_writes() throws InterruptedException {
        FakeUser customer = zendesk.tenant().user("Often Writing").add();

        writes(customer, "often", "501", "learned");
        createCase(customer, "often", "501");
        writes(customer, "often_elsewhere", "502", "learned");

        assertThat(stored(customer)).isEqualTo("twitter often 501\ntwitter often_elsewhere 502");
        assertThat(written(customer)).isEqualTo(2);
    }

    @Test
    void a_renamed_account_is_found_by_its_new_name() throws InterruptedException {
        FakeUser customer = zendesk.tenant()
                .user("Renamed Account")
                .field("khoros_social", "twitter old_name 511\ninstagram kept")
                .add();

        writes(customer, "new_name", "511", "learned");

        assertThat(stored(customer)).isEqualTo("instagram kept\ntwitter new_name 511");
    }

    @Test
    void what_another_customer_learned_a_moment_ago_stays_theirs() throws InterruptedException {
        FakeUser first = zendesk.tenant().user("First Owner").add();
        FakeUser second = zendesk.tenant().user("Second Owner").add();
        double taken = count("taken");
        zendesk.faults().next("GET /api/v2/users/" + first.id(), Fault.delay(300));

        createCase(first, "contested", "521");
        createCase(second, "contested", "521");
        awaitCount("taken", taken + 1);

        assertThat(written(first) + written(second)).isEqualTo(1);
    }

    @Test
    void a_handle_is_not_pressed_on_a_limit() throws InterruptedException {
        FakeUser customer = zendesk.tenant().user("Limited Writes").add();
        zendesk.faults().always("PUT /api/v2/users/" + customer.id(), Fault.tooMany(1));

        writes(customer, "limited", "531", "failed");

        assertThat(written(customer)).isEqualTo(1);
    }
}
