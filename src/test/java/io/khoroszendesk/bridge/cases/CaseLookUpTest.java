package io.khoroszendesk.bridge.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseLookUpTest {

    private final Bridge bridge = new Bridge();
    private final FakeUser jane = bridge.tenant().user("Jane Quill").add();

    @Test
    void a_case_is_shown_with_its_fields_and_the_page_that_agents_open() {
        FakeTicket ticket = bridge.tenant()
                .ticket(jane)
                .subject("Dented kettle")
                .with("priority", "high")
                .add();

        Case found = bridge.ask(() -> bridge.cases.find(String.valueOf(ticket.id())));

        assertThat(found.title()).isEqualTo("Dented kettle");
        assertThat(found.customerId()).isEqualTo(String.valueOf(jane.id()));
        assertThat(found.url()).isEqualTo("https://acme.zendesk.com/agent/tickets/" + ticket.id());
        assertThat(found.fields()).containsEntry("priority", "high");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kettle", "0", "-1", "1"})
    void unknown_ids_are_not_found(String id) {
        assertThat(bridge.refusal(() -> bridge.cases.find(id)))
                .hasMessage("No case exists with the provided ID.")
                .extracting(OperationException::code)
                .isEqualTo(Code.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane", "0", "-1", "1"})
    void cases_of_unknown_customers_are_not_found(String id) {
        assertThat(bridge.refusal(() -> bridge.cases.ofCustomer(id)))
                .hasMessage("No customer exists with the provided ID.")
                .extracting(OperationException::code)
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void the_cases_of_a_customer_are_theirs_alone_newest_first() {
        FakeTicket older = ticket("2026-11-01T08:00:00Z");
        FakeTicket newest = ticket("2026-11-03T08:00:00Z");
        FakeTicket newer = ticket("2026-11-02T08:00:00Z");
        FakeTicket twin = ticket("2026-11-02T08:00:00Z");
        bridge.tenant().ticket(bridge.tenant().user("John Doe").add()).add();

        assertThat(cases()).containsExactly(newest.id(), twin.id(), newer.id(), older.id());
    }

    @Test
    void a_customer_without_cases_has_none() {
        assertThat(cases()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "admin"})
    void cases_of_agents_are_not_found_at_the_cost_of_one_call(String role) {
        FakeUser agent = bridge.tenant().user("Ada Agent").role(role).add();
        bridge.tenant().ticket(agent).add();

        assertThat(bridge.refusal(() -> bridge.cases.ofCustomer(String.valueOf(agent.id()))))
                .hasMessage("No customer exists with the provided ID.")
                .extracting(OperationException::code)
                .isEqualTo(Code.NOT_FOUND);
        assertThat(bridge.zendesk.calls("GET /api/v2/users/{id}")).isEmpty();
    }

    @Test
    void agents_without_tickets_have_no_cases_either() {
        FakeUser agent = bridge.tenant().user("Ada Agent").role("agent").add();

        assertThat(bridge.refusal(() -> bridge.cases.ofCustomer(String.valueOf(agent.id())))
                        .code())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void cases_of_a_merged_customer_are_not_found_and_the_words_say_why() {
        FakeUser merged = bridge.tenant().user("Jane Double").deleted().add();
        bridge.tenant().ticket(merged).add();

        assertThat(bridge.refusal(() -> bridge.cases.ofCustomer(String.valueOf(merged.id()))))
                .hasMessageStartingWith("This customer was merged or deleted in Zendesk.");
    }

    @Test
    void the_cases_of_a_customer_cost_one_call_and_one_more_where_there_are_none_and_nobody_has_seen_them() {
        String list = "GET /api/v2/users/" + jane.id() + "/tickets/requested";
        String user = "GET /api/v2/users/" + jane.id();

        assertThat(bridge.calls(this::cases)).containsExactly(list, user);
        assertThat(bridge.calls(this::cases)).containsExactly(list);
        bridge.tenant().ticket(jane).add();
        Bridge replica = bridge.replica();
        assertThat(replica.calls(() -> replica.cases.ofCustomer(String.valueOf(jane.id()))))
                .containsExactly(list);
    }

    @Test
    void where_zendesk_sends_no_users_along_they_are_asked_for() {
        FakeUser agent = bridge.tenant().user("Ada Agent").role("agent").add();
        bridge.faults()
                .next(
                        "GET /api/v2/users/{id}/tickets/requested",
                        Fault.body(
                                200,
                                "{\"tickets\":[{\"id\":5,\"created_at\":\"2026-11-01T08:00:00Z\",\"requester_id\":"
                                        + agent.id() + "}]}"));

        assertThat(bridge.refusal(() -> bridge.cases.ofCustomer(String.valueOf(agent.id())))
                        .code())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void a_case_whose_requester_is_an_agent_is_still_a_case() {
        FakeUser agent = bridge.tenant().user("Ada Agent").role("agent").add();
        FakeTicket ticket = bridge.tenant().ticket(agent).subject("Own idea").add();

        assertThat(bridge.ask(() -> bridge.cases.find(String.valueOf(ticket.id())))
                        .title())
                .isEqualTo("Own idea");
    }

    @Test
    void failures_of_zendesk_are_told() {
        bridge.faults().next("GET /api/v2/users/{id}/tickets/requested", Fault.status(403));
        bridge.faults().next("GET /api/v2/tickets/{id}", Fault.UNAVAILABLE);

        assertThat(bridge.refusal(this::cases).code()).isEqualTo(Code.CRM_REFUSED);
        assertThat(bridge.refusal(() -> bridge.cases.find("1")).code()).isEqualTo(Code.CRM_BUSY);
    }

    private FakeTicket ticket(String created) {
        return bridge.tenant().ticket(jane).with("created_at", created).add();
    }

    private List<Long> cases() {
        return bridge.ask(() -> bridge.cases.ofCustomer(String.valueOf(jane.id()))).stream()
                .map(found -> Long.valueOf(found.id()))
                .toList();
    }
}
