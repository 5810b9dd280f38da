package io.khoroszendesk.care;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.care.webhook.SignedWebhook;
import io.khoroszendesk.care.webhook.UserWebhookInspection;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.observe.LogCapture;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server with ADAPTER_DRY_RUN=true: whatever calls it, nothing that changes anything leaves it. */
@QuarkusTest
@WithTestResource(
        value = SyncTenant.class,
        initArgs = {
            @ResourceArg(name = "adapter.dry-run", value = "true"),
            @ResourceArg(name = "khoros.events.token", value = DryRunServerTest.EVENTS_TOKEN),
            @ResourceArg(name = "adapter.events.ticket-labels", value = "Make a ticket")
        })
class DryRunServerTest {

    static final String EVENTS_TOKEN = "events-token-of-a-dry-run";

    @Inject
    UserWebhookInspection webhook;

    final LogCapture log = new LogCapture();

    @BeforeEach
    void both_are_as_on_their_first_day() {
        SyncTenant.isItselfAgain();
    }

    @AfterEach
    void no_more() {
        log.close();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(10);
        }
    }

    private static long writes() {
        return Stream.concat(care().calls().stream(), zendesk().calls().stream())
                .filter(call -> !call.method().equals("GET") && !call.path().equals("/oauth/tokens"))
                .count();
    }

    @Test
    void a_user_of_whom_the_webhook_tells_is_not_pushed_to_care() throws InterruptedException {
        FakeUser jane = zendesk().tenant().user("Jane Quill").add();

        new SignedWebhook(SyncTenant.HOOK_SECRET)
                .tells("created", jane.id())
                .then()
                .statusCode(202);

        until(() -> log.has("Dry run, not sent to Care: update authors") || writes() > 0);
        assertThat(writes()).isZero();
    }

    @Test
    void a_deleted_user_is_not_split_off_in_care() throws InterruptedException {
        FakeUser jane = zendesk().tenant().user("Jane Quill").add();
        String id = String.valueOf(jane.id());
        care().directory()
                .agentJoins(
                        care().directory().arrives("twitter", "1001", "jane.q"),
                        care().directory().arrives("crm", "zendesk_1", id, null));
        zendesk().tenant().edit(jane.id()).deleted().save();

        new SignedWebhook(SyncTenant.HOOK_SECRET)
                .tells("deleted", jane.id())
                .then()
                .statusCode(202);

        until(() -> log.has("Dry run, not sent to Care: split author") || writes() > 0);
        assertThat(writes()).isZero();
    }

    @Test
    void a_labelled_post_makes_no_ticket() throws InterruptedException {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + EVENTS_TOKEN)
                .body("""
                        {"eventName": "stream-item-label-applied", "eventUuid": "9d9da3d9-c2f8-483f-bd83-b541c9b2ff29",
                        "data": {"labels": ["Make a ticket"], "items": [{"entityId": "twitter:901",
                        "text": "My kettle came dented", "author": "Jane", "authorId": "9901",
                        "authorScreenName": "jane_901", "authorLink": "https://twitter.com/jane_901"}]}}
                        """)
                .post("/hooks/khoros")
                .then()
                .statusCode(200);

        until(() -> log.has("Dry run, not sent: createTicket") || writes() > 0);
        assertThat(writes()).isZero();
        assertThat(zendesk().tickets()).isEmpty();
    }

    @Test
    void check_fix_says_what_it_would_do_about_the_webhook() {
        assertThat(webhook.inspect(true))
                .extracting(Finding::sentence)
                .containsExactly("The webhook would be created.");
        assertThat(writes()).isZero();
    }
}
