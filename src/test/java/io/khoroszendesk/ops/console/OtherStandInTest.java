package io.khoroszendesk.ops.console;

import static io.restassured.RestAssured.given;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server on this machine that is not the stand-in of this project. */
@QuarkusTest
@WithTestResource(value = Tenant.class, initArgs = @ResourceArg(name = "adapter.console", value = "true"))
class OtherStandInTest {

    @Test
    void it_has_no_states() {
        Khoros.assertFailure(given().get(StandInTest.PATH), 404, "NOT_FOUND");
    }

    @Test
    void it_is_not_changed() {
        Khoros.assertFailure(
                given().header("Authorization", Tenant.KEY)
                        .contentType(ContentType.JSON)
                        .body(Map.of("state", "slow"))
                        .post(StandInTest.PATH),
                404,
                "NOT_FOUND");
    }
}
