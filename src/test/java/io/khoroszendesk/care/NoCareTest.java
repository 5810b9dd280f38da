package io.khoroszendesk.care;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.care.webhook.SignedWebhook;
import io.khoroszendesk.care.webhook.UserWebhookInspection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A tenant that has nothing to do with Care. */
@QuarkusTest
@WithTestResource(Tenant.class)
class NoCareTest {

    @Inject
    UserWebhookInspection check;

    @Test
    void a_webhook_finds_no_more_than_anybody_without_a_key() {
        assertThat(new SignedWebhook("any").tells("created", 7).statusCode()).isEqualTo(401);
    }

    @Test
    void nothing_is_checked() {
        assertThat(check.inspect(false)).isEmpty();
    }
}
