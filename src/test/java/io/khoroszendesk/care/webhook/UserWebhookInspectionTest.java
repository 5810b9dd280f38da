package io.khoroszendesk.care.webhook;

import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.fake.Fault;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(SyncTenant.class)
class UserWebhookInspectionTest {

    static final String ADDRESS = "https://crm.example.com/hooks/zendesk";

    @Inject
    UserWebhookInspection check;

    @BeforeEach
    void an_account_without_webhooks() {
        SyncTenant.isItselfAgain();
    }

    private Finding find(boolean fix) {
        return check.inspect(fix).getFirst();
    }

    private static JsonObject webhook() {
        return zendesk().tenant().webhooks().getFirst();
    }

    @Test
    void a_missing_webhook_is_told() {
        assertThat(find(false).isFailure()).isTrue();
        assertThat(find(false).sentence()).contains("has none for " + ADDRESS);
        assertThat(zendesk().tenant().webhooks()).isEmpty();
    }

    @Test
    void fix_creates_it_and_says_where_its_key_belongs() {
        Finding finding = find(true);

        assertThat(finding.sentence()).contains("was created").contains("ZENDESK_WEBHOOK_SECRET is not its key");
        assertThat(finding.step()).contains(webhook().getString("id")).doesNotContain("secret-of");
        assertThat(webhook().getString("endpoint")).isEqualTo(ADDRESS);
        assertThat(webhook().getJsonArray("subscriptions"))
                .contains("zen:event-type:user.created", "zen:event-type:user.merged")
                .noneMatch(type -> type.toString().contains("ticket"))
                .doesNotContain("zen:event-type:user.last_login_changed");
    }

    @Test
    void fix_puts_right_what_is_wrong_and_leaves_the_rest() {
        zendesk()
                .tenant()
                .webhook(new JsonObject()
                        .put("name", "Ours")
                        .put("endpoint", ADDRESS)
                        .put("http_method", "POST")
                        .put("request_format", "json")
                        .put("status", "inactive")
                        .put("subscriptions", new JsonArray().add("zen:event-type:user.photo_changed")));

        assertThat(find(false).sentence()).contains("it is not active");
        assertThat(find(true).sentence()).contains("was put right");

        assertThat(zendesk().tenant().webhooks()).hasSize(1);
        assertThat(webhook().getString("status")).isEqualTo("active");
        assertThat(webhook().getString("name")).isEqualTo("Ours");
        assertThat(webhook().getJsonArray("subscriptions"))
                .contains("zen:event-type:user.photo_changed", "zen:event-type:user.created");
        assertThat(find(false).sentence()).contains("is there");
    }

    @Test
    void it_takes_an_admin() {
        zendesk().faults().always("GET /api/v2/webhooks", Fault.status(403));

        assertThat(find(false).sentence()).contains("that takes an admin");
        assertThat(find(false).step()).contains(ADDRESS);
    }
}
