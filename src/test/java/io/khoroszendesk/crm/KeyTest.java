package io.khoroszendesk.crm;

import static io.khoroszendesk.Json.object;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Tenant.class)
class KeyTest {

    static final String PATH = "/meta/object/customer";

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void an_empty_tenant() {
        zendesk.isEmpty();
    }

    @Test
    void without_a_key_nobody_comes_in() {
        Khoros.assertFailure(Khoros.presenting(null).get(PATH), 401, "UNAUTHORIZED");

        assertThat(zendesk.calls("GET", "/api/v2/user_fields")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong",
                "key-of-the-tests-now-use",
                Tenant.KEY + "2",
                "KEY-OF-THE-TESTS-NOW-USED",
                Tenant.KEY + "," + Tenant.OTHER_KEY,
                "",
                "Bearer",
                "Bearer wrong",
                "Bearer Bearer " + Tenant.KEY,
                "Basic " + Tenant.KEY
            })
    void a_wrong_key_is_no_key(String value) {
        Khoros.assertFailure(Khoros.presenting(value).get(PATH), 401, "UNAUTHORIZED");
    }

    @Test
    void two_keys_at_once_are_no_key() {
        Khoros.assertFailure(
                Khoros.presenting(null)
                        .header("Authorization", "wrong", Tenant.KEY)
                        .get(PATH),
                401,
                "UNAUTHORIZED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Tenant.KEY,
                "Bearer " + Tenant.KEY,
                "bearer " + Tenant.KEY,
                "  " + Tenant.KEY + " ",
                Tenant.OTHER_KEY,
                "Bearer " + Tenant.OTHER_KEY
            })
    void each_of_the_keys_opens_with_and_without_bearer(String value) {
        Khoros.presenting(value).get(PATH).then().statusCode(200);
    }

    @Test
    void the_key_is_asked_for_before_anything_else() {
        Khoros.assertFailure(Khoros.presenting("wrong").get("/nothing"), 401, "UNAUTHORIZED");
        Khoros.assertFailure(Khoros.presenting("wrong").delete("/customer/1"), 401, "UNAUTHORIZED");
        Khoros.assertFailure(
                Khoros.presenting("wrong")
                        .contentType(ContentType.JSON)
                        .body(Json.text(object("name", "Eve")))
                        .post("/customer"),
                401,
                "UNAUTHORIZED");

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void outside_the_api_only_what_is_public_needs_no_key() {
        given().get("/openapi").then().statusCode(200);
        Khoros.assertFailure(given().get("/nothing"), 401, "UNAUTHORIZED");
        Khoros.assertFailure(given().get("/api/v10/customer/1"), 401, "UNAUTHORIZED");
    }

    @Test
    void a_refusal_says_nothing_of_the_key() {
        String answer = Khoros.presenting("almost-the-key").get(PATH).asString();

        assertThat(answer).doesNotContain("almost-the-key", Tenant.KEY, Tenant.OTHER_KEY);
    }
}
