package io.khoroszendesk.bridge.cases;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.bridge.Samples.systemField;
import static io.khoroszendesk.bridge.Samples.ticket;
import static io.khoroszendesk.bridge.Samples.ticketField;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.bridge.fields.CaseFields;
import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.AgentLinks;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.khoroszendesk.zendesk.model.CustomStatus;
import io.khoroszendesk.zendesk.model.Group;
import io.khoroszendesk.zendesk.model.Ticket;
import io.khoroszendesk.zendesk.model.TicketChanges;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseTest {

    private static final AgentLinks LINKS = new AgentLinks(OperatorSettings.of(
            ZendeskConfig.class, "zendesk.subdomain", "acme", "zendesk.agent-url", "https://help.acme.example/"));
    private static final FieldModel MODEL = CaseFields.of(
            List.of(
                    ticketField(1, "custom_status", "title", "Status"),
                    systemField("priority", "Priority", "high", "High"),
                    systemField("tickettype", "Type", "task", "Task"),
                    ticketField(360077, "text", "title", "Club number"),
                    ticketField(360078, "checkbox", "title", "VIP")),
            List.of(
                    new CustomStatus(501L, "open", "Open", true, true),
                    new CustomStatus(502L, "open", "At the workshop", true, false)),
            List.of(new Group(360001L, "Social", false)),
            Samples.alias("ticket_field_360077=clubNo"));

    @Test
    void a_ticket_is_shown_with_every_populated_field() {
        Case shown = of(ticket(
                5001,
                "subject",
                "Late order",
                "description",
                "My order is late",
                "requester_id",
                71001,
                "group_id",
                360001,
                "priority",
                "high",
                "type",
                "task",
                "custom_status_id",
                502,
                "updated_at",
                "2026-11-02T08:00:00Z",
                "custom_fields",
                array(
                        object("id", 360077, "value", "C-7"),
                        object("id", 360078, "value", true),
                        object("id", 1, "value", "x"))));

        assertThat(shown)
                .isEqualTo(new Case(
                        "5001",
                        "71001",
                        "Late order",
                        "My order is late",
                        "https://help.acme.example/agent/tickets/5001",
                        "2026-11-01T08:00:00Z",
                        "2026-11-02T08:00:00Z",
                        "open",
                        object(
                                "ticket_status",
                                "502",
                                "priority",
                                "high",
                                "type",
                                "task",
                                "group",
                                "360001",
                                "clubNo",
                                "C-7",
                                "ticket_field_360078",
                                true)));
    }

    @Test
    void what_a_ticket_lacks_is_empty_where_the_contract_demands_it() {
        Case shown = of(ticket(5001));

        assertThat(shown.customerId()).isEmpty();
        assertThat(shown.title()).isEqualTo("Ticket 5001");
        assertThat(shown.description()).isEmpty();
        assertThat(shown.lastUpdated()).isEqualTo("2026-11-01T08:00:00Z");
        assertThat(shown.fields()).isEqualTo(object("ticket_status", "open"));
    }

    @Test
    void a_ticket_without_a_subject_is_named_by_the_first_words_of_its_description() {
        String letter = "Hello,\r\n\r\nmy kettle  came dented yesterday and the lid does not close any more, what now?";

        assertThat(of(ticket(1, "subject", null, "description", "My kettle\ncame dented"))
                        .title())
                .isEqualTo("My kettle came dented");
        assertThat(of(ticket(1, "subject", " ", "description", letter)).title())
                .isEqualTo("Hello, my kettle came dented yesterday and the lid does not close any…");
        assertThat(of(ticket(1, "subject", "", "description", "x".repeat(100))).title())
                .isEqualTo("x".repeat(70) + "…");
        assertThat(of(ticket(7, "subject", "", "description", " \n\u200b ")).title())
                .isEqualTo("Ticket 7");
        assertThat(of(ticket(1, "subject", "\u200b\0", "description", "Real words"))
                        .title())
                .isEqualTo("Real words");
    }

    @ParameterizedTest
    @CsvSource({"new, open", "open, open", "pending, open", "hold, open", "solved, closed", "closed, closed"})
    void a_case_is_open_until_its_ticket_is_solved(String ticket, String status) {
        assertThat(of(ticket(1, "status", ticket)).status()).isEqualTo(status);
    }

    @Test
    void the_standard_status_of_a_category_goes_by_the_categorys_name() {
        assertThat(of(ticket(1, "custom_status_id", 501)).fields()).containsEntry("ticket_status", "open");
    }

    @Test
    void what_is_written_takes_zendesks_names() {
        assertThat(changes(
                        "ticket_status", "502", "priority", "high", "type", null, "group", "360001", "clubNo", "C-7"))
                .isEqualTo(TicketChanges.builder()
                        .customStatusId(502)
                        .priority("high")
                        .type(null)
                        .groupId(360001L)
                        .customField(360077, "C-7")
                        .build());
        assertThat(changes("ticket_status", "open"))
                .isEqualTo(TicketChanges.builder().status("open").build());
        assertThat(changes("ticket_status", null, "group", null, "clubNo", null))
                .isEqualTo(TicketChanges.builder()
                        .status(null)
                        .groupId(null)
                        .customField(360077, null)
                        .build());
        assertThat(changes()).isEqualTo(TicketChanges.NONE);
    }

    private static TicketChanges changes(Object... members) {
        return Case.setFields(TicketChanges.builder(), values(members)).build();
    }

    private static Case of(Ticket ticket) {
        return Case.of(ticket, MODEL, LINKS);
    }

    private static Map<Field, Object> values(Object... members) {
        Map<Field, Object> values = new LinkedHashMap<>();
        object(members).forEach((name, value) -> values.put(MODEL.field(name).orElseThrow(), value));
        return values;
    }
}
