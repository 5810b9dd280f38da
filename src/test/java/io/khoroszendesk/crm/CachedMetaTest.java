package io.khoroszendesk.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.zendesk.Callers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = CrmTenant.class,
        initArgs = {
            @ResourceArg(name = "adapter.fields.cache", value = CachedMetaTest.MEMORY_MILLIS + "ms"),
            @ResourceArg(name = "adapter.zendesk.max-retries", value = "0")
        })
class CachedMetaTest {

    static final int MEMORY_MILLIS = 5_000;

    final FakeZendesk zendesk = CrmTenant.zendesk();

    @Test
    void metadata_is_read_once_for_some_time_and_an_older_copy_is_used_while_zendesk_fails()
            throws InterruptedException {
        CrmTenant.isEmpty();
        zendesk.tenant().userField("plan", "text").add();

        Khoros.get("/meta/object/customer").then().statusCode(200).body("fields.name", hasItem("plan"));
        Khoros.get("/meta/object/customer").then().statusCode(200).body("fields.name", hasItem("plan"));
        assertThat(zendesk.count("GET", "/api/v2/user_fields")).isEqualTo(1);

        zendesk.faults().always("*", Fault.html(500));
        Callers.until(() -> {
            Khoros.get("/meta/object/customer").then().statusCode(200).body("fields.name", hasItem("plan"));
            return zendesk.count("GET", "/api/v2/user_fields") == 2;
        });

        Khoros.assertFailure(Khoros.get("/meta/object/case"), 500, "CRM_UNAVAILABLE");
    }
}
