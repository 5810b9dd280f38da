package io.khoroszendesk.crm;

import static io.khoroszendesk.Fields.userField;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = Tenant.class,
        initArgs = {
            @ResourceArg(name = "adapter.fields.cache", value = CachedMetaTest.MEMORY_MILLIS + "ms"),
            @ResourceArg(name = "adapter.zendesk.max-retries", value = "0")
        })
class CachedMetaTest {

    static final int MEMORY_MILLIS = 2_000;

    final ZendeskStub zendesk = new ZendeskStub();

    @Test
    void metadata_is_read_once_for_some_time_and_an_older_copy_is_used_while_zendesk_fails()
            throws InterruptedException {
        zendesk.isEmpty();
        zendesk.hasUserFields(userField("plan", "text", "Plan"));

        Khoros.get("/meta/object/customer").then().statusCode(200).body("fields.name", hasItem("plan"));
        Khoros.get("/meta/object/customer").then().statusCode(200).body("fields.name", hasItem("plan"));
        assertThat(zendesk.calls("GET", "/api/v2/user_fields")).hasSize(1);

        Thread.sleep(MEMORY_MILLIS);
        zendesk.isDown();
        Khoros.get("/meta/object/customer").then().statusCode(200).body("fields.name", hasItem("plan"));
        assertThat(zendesk.calls("GET", "/api/v2/user_fields")).hasSize(2);

        Khoros.assertFailure(Khoros.get("/meta/object/case"), 500, "CRM_UNAVAILABLE");
    }
}
