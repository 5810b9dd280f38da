package io.khoroszendesk.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Refusal.Code;
import io.khoroszendesk.fake.FakeTicket;
import io.khoroszendesk.fake.FakeUser;
import io.khoroszendesk.fake.Fault;
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
                .extracting(Refusal::code)
                .isEqualTo(Code.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane", "0", "-1", "1"})
    void cases_of_unknown_customers_are_not_found(String id) {
        assertThat(bridge.refusal(() -> bridge.cases.ofCustomer(id)))
                .hasMessage("No customer exists with the provided ID.")
                .extracting(Refusal::code)
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
