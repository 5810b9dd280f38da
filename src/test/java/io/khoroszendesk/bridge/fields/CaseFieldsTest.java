package io.khoroszendesk.bridge.fields;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.bridge.Samples.AS_THEY_ARE;
import static io.khoroszendesk.bridge.Samples.systemField;
import static io.khoroszendesk.bridge.Samples.ticketField;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.fields.Field.Option;
import io.khoroszendesk.bridge.fields.Field.Source;
import io.khoroszendesk.bridge.fields.Field.Type;
import io.khoroszendesk.zendesk.model.CustomStatus;
import io.khoroszendesk.zendesk.model.Group;
import io.khoroszendesk.zendesk.model.TicketField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFieldsTest {

    private static final TicketField STATUS = systemField("status", "Status", "open", "Open", "solved", "Solved");
    private static final TicketField PRIORITY = systemField("priority", "Priority", "high", "High");
    private static final TicketField TYPE = systemField("tickettype", "Type", "problem", "Problem");

    @Test
    void an_empty_tenant_has_ids_and_links_alone() {
        FieldModel model = model(List.of());

        assertThat(model.fields()).extracting(Field::name).containsExactly("id", "url", "linkUrl", "created");
        assertThat(model.writable()).isEmpty();
    }

    @Test
    void zendesks_own_lists_come_from_the_tenants_ticket_fields() {
        FieldModel model =
                model(List.of(STATUS, PRIORITY, TYPE, ticketField(4, "subject"), ticketField(5, "assignee")));

        assertThat(model.fields())
                .extracting(Field::name)
                .containsExactly("id", "url", "linkUrl", "created", "ticket_status", "priority", "type");
        assertThat(field(model, "ticket_status").options())
                .containsExactly(new Option("Open", "open"), new Option("Solved", "solved"));
        assertThat(field(model, "priority").options()).containsExactly(new Option("High", "high"));
        assertThat(model.writable()).extracting(Field::type).containsOnly(Type.SINGLE_SEL_LIST);
    }

    @Test
    void the_shorter_list_of_priorities_is_taken_too() {
        TicketField basic = systemField("basic_priority", "Priority", "high", "High");

        assertThat(model(List.of(basic)).field("priority")).isPresent();
    }

    @Test
    void custom_statuses_take_the_place_of_the_standard_ones() {
        FieldModel model = CaseFields.of(
                List.of(STATUS),
                List.of(
                        new CustomStatus(501L, "open", "Open", true, true),
                        new CustomStatus(502L, "open", "At the workshop", true, false),
                        new CustomStatus(503L, "hold", "Gone", false, false),
                        new CustomStatus(504L, "solved", null, null, null)),
                List.of(),
                AS_THEY_ARE);

        assertThat(field(model, "ticket_status").options())
                .containsExactly(
                        new Option("Open", "open"), new Option("At the workshop", "502"), new Option("solved", "504"));
    }

    @Test
    void the_status_is_known_where_only_custom_statuses_are() {
        FieldModel model = CaseFields.of(
                List.of(), List.of(new CustomStatus(501L, "open", "Open", true, true)), List.of(), AS_THEY_ARE);

        assertThat(field(model, "ticket_status").label()).isEqualTo("Status");
    }

    @Test
    void a_status_field_without_a_title_has_ours() {
        TicketField untitled =
                ticketField(1, "status", "system_field_options", array(object("name", "Open", "value", "open")));

        assertThat(field(model(List.of(untitled)), "ticket_status").label()).isEqualTo("Status");
    }

    @Test
    void groups_are_chosen_by_name_and_sent_by_id() {
        FieldModel model = CaseFields.of(
                List.of(),
                List.of(),
                List.of(
                        new Group(360001L, "Social", false),
                        new Group(360002L, "Old", true),
                        new Group(360003L, "Returns", null)),
                AS_THEY_ARE);

        assertThat(field(model, "group").options())
                .containsExactly(new Option("Social", "360001"), new Option("Returns", "360003"));
    }

    @Test
    void custom_fields_are_named_by_their_id_and_never_searched() {
        FieldModel model = model(List.of(ticketField(360077L, "text", "title", "Club number")));
        Field field = field(model, "ticket_field_360077");

        assertThat(field.label()).isEqualTo("Club number");
        assertThat(field.searchable()).isFalse();
        assertThat(field.source()).isEqualTo(new Source.TicketField(360077L));
    }

    @Test
    void inactive_fields_are_left_out() {
        FieldModel model = model(List.of(
                ticketField(9, "text", "active", false),
                ticketField(
                        2,
                        "priority",
                        "active",
                        false,
                        "system_field_options",
                        array(object("name", "High", "value", "high")))));

        assertThat(model.fields()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multiselect", "lookup", "partialcreditcard", "subject", "description", "assignee"})
    void types_without_a_form_at_khoros_are_left_out(String type) {
        assertThat(model(List.of(ticketField(9, type))).fields()).hasSize(4);
    }

    private static FieldModel model(List<TicketField> fields) {
        return CaseFields.of(fields, List.of(), List.of(), AS_THEY_ARE);
    }

    private static Field field(FieldModel model, String name) {
        return model.field(name).orElseThrow();
    }
}
