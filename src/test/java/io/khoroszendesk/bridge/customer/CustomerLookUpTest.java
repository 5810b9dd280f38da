package io.khoroszendesk.bridge.customer;

import static io.khoroszendesk.bridge.Bridge.members;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerLookUpTest {

    private final Bridge bridge = new Bridge();
    private final FakeUser jane =
            bridge.tenant().user("Jane Quill").email("jane@example.com").add();

    @Test
    void a_customer_is_shown_with_the_page_that_agents_open() {
        Customer customer = find(jane);

        assertThat(customer.id()).isEqualTo(String.valueOf(jane.id()));
        assertThat(customer.url()).isEqualTo("https://acme.zendesk.com/agent/users/" + jane.id());
        assertThat(customer.fields()).containsEntry("name", "Jane Quill").containsEntry("email", "jane@example.com");
    }

    @Test
    void it_costs_one_call() {
        assertThat(bridge.calls(() -> find(jane))).containsExactly("GET /api/v2/users/" + jane.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane", "-1", "0", "", "1 OR 1", "99999999999999999999"})
    void what_cannot_be_an_id_is_not_sent_to_zendesk(String id) {
        assertThat(bridge.refusal(() -> bridge.customers.find(id)))
                .hasMessage("No customer exists with the provided ID.")
                .extracting(OperationException::code)
                .isEqualTo(Code.NOT_FOUND);
        assertThat(bridge.zendesk.calls()).isEmpty();
    }

    @Test
    void an_unknown_id_is_not_found() {
        assertThat(bridge.refusal(() -> bridge.customers.find("1")))
                .hasMessage("No customer exists with the provided ID.");
    }

    @Test
    void agents_are_no_customers() {
        FakeUser agent = bridge.tenant().user("Ada Agent").role("agent").add();

        assertThat(bridge.refusal(() -> find(agent))).hasMessage("No customer exists with the provided ID.");
    }

    @Test
    void who_was_merged_or_deleted_must_be_linked_again() {
        bridge.tenant().edit(jane.id()).deleted().save();

        assertThat(bridge.refusal(() -> find(jane)))
                .hasMessageContaining("merged or deleted")
                .extracting(OperationException::code)
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void who_is_gone_is_not_remembered_either() {
        bridge.ask(() -> bridge.customers.update(String.valueOf(jane.id()), members("name", "Jane Inkwell")));
        bridge.faults().next("GET /api/v2/users/{id}", Fault.status(404));
        bridge.refusal(() -> find(jane));
        bridge.tenant().edit(jane.id()).with("active", false).add();

        assertThat(bridge.ask(() -> bridge.customers.search(members("name", "inkwell"))))
                .isEmpty();
    }

    @Test
    void a_failure_of_zendesk_is_told() {
        bridge.faults().next("GET /api/v2/users/{id}", Fault.HANG);

        assertThat(bridge.refusal(() -> find(jane)).code()).isEqualTo(Code.CRM_TIMEOUT);
    }

    private Customer find(FakeUser user) {
        return bridge.ask(() -> bridge.customers.find(String.valueOf(user.id())));
    }
}
