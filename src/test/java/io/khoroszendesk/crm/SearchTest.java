package io.khoroszendesk.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.khoroszendesk.Fields.userField;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.user;
import static io.khoroszendesk.ZendeskStub.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Tenant.class)
class SearchTest {

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void an_empty_tenant() {
        zendesk.isEmpty();
    }

    @Test
    void all_criteria_must_be_met_and_one_call_finds_who_meets_them() {
        zendesk.findsAlways(
                with(user(72001, "Vera Quill"), "email", "vera@example.com"),
                with(user(72002, "Vera Quill"), "email", "other@example.com"),
                with(user(72003, "Somebody Else"), "email", "vera@example.com"));

        Khoros.post("/customers", object("name", "Vera", "email", "vera@example.com"))
                .then()
                .statusCode(200)
                .body("id", contains("72001"))
                .body("url", contains("https://acme.zendesk.com/agent/users/72001"));

        assertThat(zendesk.calls()).containsExactly("GET /users/search");
        assertThat(zendesk.queries()).containsExactly("role:end-user name:\"Vera\" email:\"vera@example.com\"");
        assertThat(zendesk.calls("GET", "/api/v2/users/search")
                        .getFirst()
                        .queryParameter("per_page")
                        .firstValue())
                .isEqualTo("100");
    }

    @Test
    void an_external_id_has_a_look_up_of_its_own_which_is_current() {
        zendesk.answers(
                get(urlPathEqualTo("/api/v2/users/search")).withQueryParam("external_id", equalTo("C-72040")),
                object(
                        "users",
                        array(
                                with(user(72040, "Xenia Known"), "external_id", "C-72040"),
                                with(user(72041, "Yves Known"), "external_id", "C-72040"))));

        Khoros.post("/customers", object("name", "xenia", "external_id", "C-72040"))
                .then()
                .statusCode(200)
                .body("id", contains("72040"));

        assertThat(zendesk.calls()).containsExactly("GET /users/search");
        assertThat(zendesk.queries()).isEmpty();
    }

    @Test
    void the_tenants_own_fields_are_criteria() {
        zendesk.hasUserFields(
                userField("plan", "dropdown", "Plan", "gold", "Gold plan"),
                userField("points", "integer", "Points"),
                userField("rate", "decimal", "Rate"),
                userField("city", "text", "City"),
                userField("since", "date", "Since"));
        Map<String, Object> values =
                object("plan", "gold", "points", 42, "rate", 1.5, "city", "Old Town", "since", "2020-08-19T00:00:00Z");
        zendesk.findsAlways(
                with(user(72050, "All"), "user_fields", values),
                with(user(72051, "Silver"), "user_fields", with(values, "plan", "silver")),
                with(user(72052, "Fewer"), "user_fields", with(values, "points", 421)),
                with(user(72053, "City"), "user_fields", with(values, "city", "Old Town North")));

        Khoros.post(
                        "/customers",
                        object("plan", "gold", "points", 42, "rate", "1.50", "city", "old town", "since", "2020-08-19"))
                .then()
                .statusCode(200)
                .body("id", contains("72050"));

        assertThat(zendesk.queries())
                .containsExactly("role:end-user plan:\"gold\" points:\"42\" rate:\"1.50\" city:\"old town\""
                        + " since:\"2020-08-19\"");
    }

    @Test
    void a_member_that_is_no_field_is_named() {
        Khoros.postWrongly("/customers", object("name", "Ann", "role", "admin"))
                .then()
                .statusCode(400)
                .body("error", is("INVALID_REQUEST"))
                .body("fields.name", contains("role"));

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void fields_that_can_not_be_searched_are_named() {
        zendesk.hasUserFields(userField("vip", "checkbox", "VIP"), userField("remarks", "textarea", "Remarks"));

        Khoros.postWrongly("/customers", object("details", "x", "vip", true, "remarks", "y", "name", "Ann"))
                .then()
                .statusCode(400)
                .body("error", is("INVALID_REQUEST"))
                .body("fields.name", contains("details", "vip", "remarks"));

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void without_criteria_nobody_is_found_and_nothing_is_called() {
        Khoros.post("/customers", object()).then().statusCode(204).body(emptyString());
        Khoros.post("/customers", object("name", "", "email", null, "phone", "  "))
                .then()
                .statusCode(204)
                .body(emptyString());

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void nobody_found_is_no_content() {
        Khoros.post("/customers", object("name", "Nobody At All"))
                .then()
                .statusCode(204)
                .body(emptyString());
    }

    @Test
    void suspended_customers_are_marked() {
        zendesk.findsAlways(with(user(72070, "Sus Pended"), "suspended", true));

        Khoros.post("/customers", object("name", "sus")).then().statusCode(200).body("suspended", contains(true));
    }

    @Test
    void hostile_text_stays_inside_its_quotes_and_loses_its_signs() {
        Khoros.post(
                        "/customers",
                        object("name", "jane\" role:admin -email:* OR \\", "email", "x@example.com\" role:agent"))
                .then()
                .statusCode(204);

        assertThat(zendesk.queries())
                .containsExactly("role:end-user name:\"jane role admin email OR\" email:\"x@example.com role agent\"");
    }
}
