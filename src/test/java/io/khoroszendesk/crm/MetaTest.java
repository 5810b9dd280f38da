package io.khoroszendesk.crm;

import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.Json.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CrmTenant.class)
class MetaTest {

    final FakeZendesk zendesk = CrmTenant.zendesk();
    final FakeTenant tenant = zendesk.tenant();

    @BeforeEach
    void an_empty_tenant() {
        CrmTenant.isEmpty();
    }

    /** The fields of an object as {@code "name type searchable label"}. */
    static List<String> fields(String object) {
        JsonNode meta = Json.read(Khoros.get("/meta/object/" + object)
                .then()
                .statusCode(200)
                .body("name", is(object))
                .extract()
                .asString());
        return StreamSupport.stream(meta.path("fields").spliterator(), false)
                .map(field ->
                        field.path("name").asText() + " " + field.path("type").asText()
                                + (field.path("searchable").asBoolean() ? " searchable " : " ")
                                + field.path("label").asText())
                .toList();
    }

    @Test
    void every_customer_has_these_fields() {
        assertThat(fields("customer"))
                .containsExactly(
                        "id text Customer ID",
                        "url text Zendesk profile",
                        "uri text Zendesk profile link",
                        "name text searchable Name",
                        "email text searchable E-mail",
                        "phone text searchable Phone",
                        "external_id text searchable External ID",
                        "details textarea Details",
                        "notes textarea Notes",
                        "time_zone text Time zone",
                        "suspended checkbox Suspended");
    }

    @Test
    void a_tenants_user_fields_follow_each_as_one_of_four_types() {
        tenant.userField("city", "text").title("City").add();
        tenant.userField("club_no", "regexp").title("Club number").add();
        tenant.userField("points", "integer").title("Points").add();
        tenant.userField("rate", "decimal").title("Rate").add();
        tenant.userField("since", "date").title("Since").add();
        tenant.userField("remarks", "textarea").title("Remarks").add();
        tenant.userField("vip", "checkbox").title("VIP").add();
        tenant.userField("plan", "dropdown")
                .title("Plan")
                .option("Gold plan", "gold")
                .add();

        assertThat(fields("customer"))
                .endsWith(
                        "city text searchable City",
                        "club_no text searchable Club number",
                        "points text searchable Points",
                        "rate text searchable Rate",
                        "since text searchable Since",
                        "remarks textarea Remarks",
                        "vip checkbox VIP",
                        "plan single_sel_list searchable Plan");
    }

    @Test
    void lists_show_labels_and_send_values() {
        tenant.userField("plan", "dropdown")
                .option("Gold plan", "gold")
                .option("No plan", "none")
                .add();

        Khoros.get("/meta/object/customer")
                .then()
                .statusCode(200)
                .body("fields.find { it.name == 'plan' }.listValues.name", contains("Gold plan", "No plan"))
                .body("fields.find { it.name == 'plan' }.listValues.value", contains("gold", "none"))
                .body("fields.findAll { it.type != 'single_sel_list' }.listValues", everyItem(equalTo(null)));
    }

    @Test
    void fields_without_a_form_inactive_ones_and_the_kept_handles_are_left_out() {
        tenant.userField("many", "multiselect").option("A", "a").add();
        tenant.userField("look", "lookup").add();
        tenant.userField("old", "text").inactive().add();
        tenant.userField("khoros_social", "textarea").add();

        Khoros.get("/meta/object/customer")
                .then()
                .statusCode(200)
                .body("fields.name", not(hasItem("many")))
                .body("fields.name", not(hasItem("look")))
                .body("fields.name", not(hasItem("old")))
                .body("fields.name", not(hasItem("khoros_social")));
    }

    @Test
    void a_field_that_is_called_like_a_member_of_the_contract_gets_another_name() {
        tenant.userField("url", "text").title("Homepage").add();
        tenant.userField("email", "text").title("Second address").add();

        assertThat(fields("customer"))
                .endsWith("url_field text searchable Homepage", "email_field text searchable Second address");
    }

    @Test
    void user_fields_are_read_page_by_page() {
        for (int i = 0; i <= 100; i++) {
            tenant.userField("field_" + i, "text").add();
        }

        Khoros.get("/meta/object/customer")
                .then()
                .statusCode(200)
                .body("fields.name", hasItems("field_0", "field_100"));

        assertThat(zendesk.count("GET", "/api/v2/user_fields")).isEqualTo(2);
    }

    @Test
    void every_case_has_these_fields() {
        assertThat(fields("case"))
                .containsExactly(
                        "id text Case ID",
                        "url text Zendesk ticket",
                        "linkUrl text Zendesk ticket link",
                        "created text Created");
    }

    @Test
    void the_lists_of_all_tickets_and_the_tenants_own_fields_follow() {
        tenant.ticketField("subject").add();
        tenant.ticketField("description").add();
        tenant.ticketField("status")
                .title("State")
                .option("Open", "open")
                .option("Solved", "solved")
                .add();
        tenant.ticketField("priority").title("Urgency").option("Low", "low").add();
        tenant.ticketField("tickettype")
                .title("Kind")
                .option("Problem", "problem")
                .add();
        Map<String, String> own = new LinkedHashMap<>();
        own.put("text", "text");
        own.put("textarea", "textarea");
        own.put("integer", "text");
        own.put("decimal", "text");
        own.put("date", "text");
        own.put("regexp", "text");
        own.put("checkbox", "checkbox");
        List<String> expected = new ArrayList<>(List.of(
                "ticket_status single_sel_list State",
                "priority single_sel_list Urgency",
                "type single_sel_list Kind",
                "group single_sel_list Group"));
        own.forEach((type, shown) -> expected.add(
                "ticket_field_" + tenant.ticketField(type).title("Own " + type).add() + " " + shown + " Own " + type));
        long product = tenant.ticketField("tagger")
                .title("Product")
                .option("Lamp", "p_lamp")
                .add();
        expected.add("ticket_field_" + product + " single_sel_list Product");
        tenant.ticketField("multiselect").option("A", "a").add();
        tenant.ticketField("text").inactive().add();
        tenant.group("Support");

        List<String> fields = fields("case");

        assertThat(fields.subList(4, fields.size())).isEqualTo(expected);
    }

    @Test
    void groups_are_chosen_by_name_and_deleted_ones_are_gone() {
        long support = tenant.group("Support");
        long closed = tenant.group("Closed down");
        tenant.model.groups.get(closed).put("deleted", true);

        Khoros.get("/meta/object/case")
                .then()
                .statusCode(200)
                .body("fields.find { it.name == 'group' }.listValues.name", contains("Support"))
                .body("fields.find { it.name == 'group' }.listValues.value", contains(String.valueOf(support)));
    }

    @Test
    void custom_statuses_are_the_choices_where_a_tenant_has_them() {
        tenant.ticketField("status")
                .option("Open", "open")
                .option("Solved", "solved")
                .add();
        long open = tenant.customStatus("Open", "open");
        tenant.model.customStatuses.get(open).put("default", true);
        long inRepair = tenant.customStatus("In repair", "open");
        long old = tenant.customStatus("Old", "hold");
        tenant.model.customStatuses.get(old).put("active", false);

        Khoros.get("/meta/object/case")
                .then()
                .statusCode(200)
                .body("fields.find { it.name == 'ticket_status' }.listValues.name", contains("Open", "In repair"))
                .body(
                        "fields.find { it.name == 'ticket_status' }.listValues.value",
                        contains("open", String.valueOf(inRepair)));
    }

    @Test
    void a_tenant_without_custom_statuses_and_groups_has_the_rest() {
        tenant.ticketField("status").title("Status").option("Open", "open").add();
        long order = tenant.ticketField("text").title("Order").add();
        zendesk.faults()
                .always("GET /api/v2/custom_statuses", Fault.body(404, text(object("error", "InvalidEndpoint"))))
                .always("GET /api/v2/groups", Fault.body(403, text(object("error", "Forbidden"))));

        assertThat(fields("case").subList(4, 6))
                .containsExactly("ticket_status single_sel_list Status", "ticket_field_" + order + " text Order");
    }

    @Test
    void metadata_costs_nothing_but_metadata() {
        Khoros.get("/meta/object/customer").then().statusCode(200);
        Khoros.get("/meta/object/case").then().statusCode(200);

        assertThat(CrmTenant.calls()).isEmpty();
    }

    @Test
    void there_are_no_other_types() {
        Khoros.assertFailure(Khoros.wrongly().get("/meta/object/organization"), 404, "NOT_FOUND");
        Khoros.assertFailure(Khoros.wrongly().get("/meta/object/Customer"), 404, "NOT_FOUND");
    }
}
