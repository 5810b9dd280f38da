package io.khoroszendesk.crm;

import static io.khoroszendesk.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.fake.zendesk.tenant.UserSeed;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CrmTenant.class)
class SearchTest {

    final FakeTenant tenant = CrmTenant.zendesk().tenant();

    @BeforeEach
    void an_empty_tenant() {
        CrmTenant.isEmpty();
    }

    @Test
    void all_criteria_must_be_met_and_one_call_finds_who_meets_them() {
        FakeUser vera = tenant.user("Vera Quill").email("vera@example.com").add();
        tenant.user("Vera Quill").email("vera@example.com.au").add();
        tenant.user("Vera Quill").email("other@example.com").add();
        tenant.user("Somebody Else").secondaryEmail("vera@example.com").add();

        Khoros.post("/customers", object("name", "Vera", "email", "vera@example.com"))
                .then()
                .statusCode(200)
                .body("id", contains(String.valueOf(vera.id())))
                .body("url", contains("https://acme.zendesk.com/agent/users/" + vera.id()));

        assertThat(CrmTenant.calls()).containsExactly("GET /users/search");
        assertThat(CrmTenant.queries()).containsExactly("role:end-user name:\"Vera\" email:\"vera@example.com\"");
        assertThat(CrmTenant.zendesk()
                        .calls("GET", "/api/v2/users/search")
                        .getFirst()
                        .query("per_page"))
                .isEqualTo("100");
    }

    @Test
    void an_external_id_has_a_look_up_of_its_own_which_is_current() {
        tenant.indexLag(Duration.ofHours(1));
        FakeUser xenia = tenant.user("Xenia Known").add();
        FakeUser yves = tenant.user("Yves Known").add();
        tenant.edit(xenia.id()).externalId("C-72040").save();
        tenant.edit(yves.id()).externalId("C-72040").save();

        Khoros.post("/customers", object("name", "xenia", "external_id", "C-72040"))
                .then()
                .statusCode(200)
                .body("id", contains(String.valueOf(xenia.id())));

        assertThat(CrmTenant.calls()).containsExactly("GET /users/search");
        assertThat(CrmTenant.queries()).isEmpty();
    }

    /** A customer who has this plan, and is found by all criteria but for what is changed afterwards. */
    UserSeed member(String plan) {
        return tenant.user("Member")
                .field("plan", plan)
                .field("points", 42)
                .field("rate", new BigDecimal("1.500"))
                .field("city", "Old Town")
                .field("since", "2020-08-19T00:00:00Z");
    }

    @Test
    void the_tenants_own_fields_are_criteria() {
        tenant.userField("plan", "dropdown")
                .option("Gold plan", "gold")
                .option("Gold plus", "gold_plus")
                .add();
        tenant.userField("points", "integer").add();
        tenant.userField("rate", "decimal").add();
        tenant.userField("city", "text").add();
        tenant.userField("since", "date").add();
        FakeUser all = member("gold").add();
        member("gold_plus").add();
        member("gold").field("points", 421).add();
        member("gold").field("city", "Old Town North").add();

        Khoros.post(
                        "/customers",
                        object("plan", "gold", "points", 42, "rate", "1.50", "city", "old town", "since", "2020-08-19"))
                .then()
                .statusCode(200)
                .body("id", contains(String.valueOf(all.id())));

        assertThat(CrmTenant.queries())
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

        assertThat(CrmTenant.calls()).isEmpty();
    }

    @Test
    void fields_that_can_not_be_searched_are_named() {
        tenant.userField("vip", "checkbox").add();
        tenant.userField("remarks", "textarea").add();

        Khoros.postWrongly("/customers", object("details", "x", "vip", true, "remarks", "y", "name", "Ann"))
                .then()
                .statusCode(400)
                .body("error", is("INVALID_REQUEST"))
                .body("fields.name", contains("details", "vip", "remarks"));

        assertThat(CrmTenant.calls()).isEmpty();
    }

    @Test
    void without_criteria_nobody_is_found_and_nothing_is_called() {
        Khoros.post("/customers", object()).then().statusCode(204).body(emptyString());
        Khoros.post("/customers", object("name", "", "email", null, "phone", "  "))
                .then()
                .statusCode(204)
                .body(emptyString());

        assertThat(CrmTenant.calls()).isEmpty();
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
        tenant.user("Sus Pended").suspended().add();

        Khoros.post("/customers", object("name", "sus")).then().statusCode(200).body("suspended", contains(true));
    }

    @Test
    void hostile_text_stays_inside_its_quotes_and_loses_its_signs() {
        Khoros.post(
                        "/customers",
                        object("name", "jane\" role:admin -email:* OR \\", "email", "x@example.com\" role:agent"))
                .then()
                .statusCode(204);

        assertThat(CrmTenant.queries())
                .containsExactly("role:end-user name:\"jane role admin email OR\" email:\"x@example.com role agent\"");
    }
}
