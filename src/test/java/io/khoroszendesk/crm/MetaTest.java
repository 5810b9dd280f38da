package io.khoroszendesk.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.khoroszendesk.Fields.HANDLES;
import static io.khoroszendesk.Fields.systemField;
import static io.khoroszendesk.Fields.ticketField;
import static io.khoroszendesk.Fields.userField;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Tenant.class)
class MetaTest {

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void an_empty_tenant() {
        zendesk.isEmpty();
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
        zendesk.hasUserFields(
                userField("city", "text", "City"),
                userField("club_no", "regexp", "Club number"),
                userField("points", "integer", "Points"),
                userField("rate", "decimal", "Rate"),
                userField("since", "date", "Since"),
                userField("remarks", "textarea", "Remarks"),
                userField("vip", "checkbox", "VIP"),
                userField("plan", "dropdown", "Plan", "gold", "Gold plan"));

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
        zendesk.hasUserFields(userField("plan", "dropdown", "Plan", "gold", "Gold plan", "none", "No plan"));

        Khoros.get("/meta/object/customer")
                .then()
                .statusCode(200)
                .body("fields.find { it.name == 'plan' }.listValues.name", contains("Gold plan", "No plan"))
                .body("fields.find { it.name == 'plan' }.listValues.value", contains("gold", "none"))
                .body("fields.findAll { it.type != 'single_sel_list' }.listValues", everyItem(equalTo(null)));
    }

    @Test
    void fields_without_a_form_inactive_ones_and_the_kept_handles_are_left_out() {
        zendesk.hasUserFields(
                userField("many", "multiselect", "Many", "a", "A"),
                userField("look", "lookup", "Look"),
                with(userField("old", "text", "Old"), "active", false),
                HANDLES);

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
        zendesk.hasUserFields(userField("url", "text", "Homepage"), userField("email", "text", "Second address"));

        assertThat(fields("customer"))
                .endsWith("url_field text searchable Homepage", "email_field text searchable Second address");
    }

    @Test
    void user_fields_are_read_page_by_page() {
        Map<String, Object> first = userField("first", "text", "First");
        Map<String, Object> second = userField("second", "text", "Second");
        zendesk.answers(
                get(urlPathEqualTo("/api/v2/user_fields")),
                object(
                        "user_fields",
                        array(first),
                        "meta",
                        object("has_more", true, "after_cursor", "c==2"),
                        "links",
                        object("next", "https://z3n-canonical.example/api/v2/user_fields?page[after]=other")));
        zendesk.answers(
                get(urlPathEqualTo("/api/v2/user_fields")).withQueryParam("page[after]", WireMock.equalTo("c==2")),
                object("user_fields", array(second), "meta", object("has_more", false, "after_cursor", "c==3")));

        Khoros.get("/meta/object/customer").then().statusCode(200).body("fields.name", hasItems("first", "second"));

        assertThat(zendesk.calls("GET", "/api/v2/user_fields")).hasSize(2);
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
        zendesk.hasTicketFields(
                ticketField(500, "subject", "Subject"),
                ticketField(501, "description", "Description"),
                systemField("status", "State", "open", "Open", "solved", "Solved"),
                systemField("priority", "Urgency", "low", "Low"),
                systemField("tickettype", "Kind", "problem", "Problem"),
                ticketField(521, "text", "Order number"),
                ticketField(522, "textarea", "Story"),
                ticketField(523, "integer", "Pieces"),
                ticketField(524, "decimal", "Price"),
                ticketField(525, "date", "Bought"),
                ticketField(526, "regexp", "Serial"),
                ticketField(527, "checkbox", "Urgent"),
                ticketField(528, "tagger", "Product", "p_lamp", "Lamp"),
                ticketField(529, "multiselect", "Tags", "a", "A"),
                with(ticketField(530, "text", "Old"), "active", false));
        zendesk.hasGroups(object("id", 601, "name", "Support"));

        assertThat(fields("case").subList(4, fields("case").size()))
                .containsExactly(
                        "ticket_status single_sel_list State",
                        "priority single_sel_list Urgency",
                        "type single_sel_list Kind",
                        "group single_sel_list Group",
                        "ticket_field_521 text Order number",
                        "ticket_field_522 textarea Story",
                        "ticket_field_523 text Pieces",
                        "ticket_field_524 text Price",
                        "ticket_field_525 text Bought",
                        "ticket_field_526 text Serial",
                        "ticket_field_527 checkbox Urgent",
                        "ticket_field_528 single_sel_list Product");
    }

    @Test
    void groups_are_chosen_by_name_and_deleted_ones_are_gone() {
        zendesk.hasGroups(
                object("id", 601, "name", "Support"), object("id", 602, "name", "Closed down", "deleted", true));

        Khoros.get("/meta/object/case")
                .then()
                .statusCode(200)
                .body("fields.find { it.name == 'group' }.listValues.name", contains("Support"))
                .body("fields.find { it.name == 'group' }.listValues.value", contains("601"));
    }

    @Test
    void custom_statuses_are_the_choices_where_a_tenant_has_them() {
        zendesk.hasTicketFields(systemField("status", "Status", "open", "Open", "solved", "Solved"));
        zendesk.hasCustomStatuses(
                object("id", 1, "status_category", "open", "agent_label", "Open", "active", true, "default", true),
                object(
                        "id",
                        2,
                        "status_category",
                        "open",
                        "agent_label",
                        "In repair",
                        "active",
                        true,
                        "default",
                        false),
                object("id", 3, "status_category", "hold", "agent_label", "Old", "active", false, "default", false));

        Khoros.get("/meta/object/case")
                .then()
                .statusCode(200)
                .body("fields.find { it.name == 'ticket_status' }.listValues.name", contains("Open", "In repair"))
                .body("fields.find { it.name == 'ticket_status' }.listValues.value", contains("open", "2"));
    }

    @Test
    void a_tenant_without_custom_statuses_and_groups_has_the_rest() {
        zendesk.hasTicketFields(systemField("status", "Status", "open", "Open"), ticketField(531, "text", "Order"));
        zendesk.answers(get(urlPathEqualTo("/api/v2/custom_statuses")), json(404, object("error", "InvalidEndpoint")));
        zendesk.answers(get(urlPathEqualTo("/api/v2/groups")), json(403, object("error", "Forbidden")));

        assertThat(fields("case").subList(4, 6))
                .containsExactly("ticket_status single_sel_list Status", "ticket_field_531 text Order");
    }

    @Test
    void metadata_costs_nothing_but_metadata() {
        Khoros.get("/meta/object/customer").then().statusCode(200);
        Khoros.get("/meta/object/case").then().statusCode(200);

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void there_are_no_other_types() {
        Khoros.assertFailure(Khoros.wrongly().get("/meta/object/organization"), 404, "NOT_FOUND");
        Khoros.assertFailure(Khoros.wrongly().get("/meta/object/Customer"), 404, "NOT_FOUND");
    }
}
