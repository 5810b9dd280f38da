package io.khoroszendesk.marketing.events;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Tenant.class)
class EventRouteOffTest {

    @Test
    void without_a_configured_token_there_is_no_hook() {
        Khoros.assertFailure(Delivery.postWith(null, "{}"), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Bearer", "Bearer null", "Bearer " + Tenant.KEY})
    void no_token_is_good_where_none_is_configured(String authorization) {
        Khoros.assertFailure(Delivery.postWith(authorization, "{}"), 404, "NOT_FOUND");
    }
}
