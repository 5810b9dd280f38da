package io.khoroszendesk.crm;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.khoroszendesk.RawHttp;
import io.khoroszendesk.Tenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Tenant.class)
class OpenApiTest {

    static final String OPERATIONS = "paths.collectMany { it.value.values() }.findAll { it instanceof Map }"
            + ".operationId.findAll { it != null }";

    @Test
    void the_document_of_all_ten_operations_is_served() {
        given().accept(ContentType.JSON)
                .get("/openapi")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.0"))
                .body(
                        OPERATIONS,
                        containsInAnyOrder(
                                "define-object-structures",
                                "searchcustomers",
                                "bestmatchcustomers",
                                "findcustomer",
                                "findcases",
                                "createcustomer",
                                "updatecustomer",
                                "createcase",
                                "lookupcase",
                                "updatecase"));
    }

    @Test
    void the_document_tells_the_statuses_of_the_contract() {
        given().accept(ContentType.JSON)
                .get("/openapi")
                .then()
                .body("paths.'/customers'.post.responses.keySet()", hasItems("200", "204", "400", "401", "500"))
                .body("paths.'/case'.post.responses.keySet()", hasItems("201", "400", "401", "422", "500"))
                .body("paths.'/case/{id}'.get.responses.keySet()", hasItems("200", "401", "404", "500"));
    }

    @Test
    void the_document_can_be_read_without_a_key_and_nothing_else_be_done_with_it() {
        for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "GETX"}) {
            RawHttp.Answer answer = RawHttp.sendTo(RestAssured.port, method + " /openapi", "", new byte[0]);

            assertThat(answer.status()).as(method).isBetween(400, 401);
        }
    }
}
