package io.khoroszendesk.marketing.events;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.marketing.events.Delivery.await;
import static io.khoroszendesk.marketing.events.Delivery.crmError;
import static io.khoroszendesk.marketing.events.Delivery.labelApplied;
import static io.khoroszendesk.marketing.events.Delivery.post;
import static io.khoroszendesk.marketing.events.Delivery.report;
import static io.khoroszendesk.marketing.events.Delivery.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events from their delivery to what they cause, seen from outside. */
@QuarkusTest
@WithTestResource(EventsTenant.class)
class EventsRoundTest {

    final FakeZendesk zendesk = EventsTenant.zendesk();

    @BeforeEach
    void an_untouched_account() {
        zendesk.reset();
    }

    @Test
    void a_labelled_post_becomes_a_ticket_of_its_author() throws InterruptedException {
        post(labelApplied(EventsTenant.LABEL, tweet("901", "jane_901", "9901", "Round and round")))
                .then()
                .statusCode(200);

        await("a ticket", () -> !zendesk.tickets().isEmpty());
        assertThat(zendesk.user(zendesk.tickets().getFirst().requesterId()).field("khoros_social"))
                .isEqualTo("twitter jane_901 9901");
    }

    @Test
    void a_report_of_a_failed_call_is_taken() {
        post(crmError(report("POST", "/api/v1/case", 401, object("X-Correlation-Id", array("abcdefghjk")))))
                .then()
                .statusCode(200);
    }

    @Test
    void a_wrong_token_is_refused() {
        Khoros.assertFailure(Delivery.postWith("Bearer wrong", "{}"), 401, "UNAUTHORIZED");
    }
}
