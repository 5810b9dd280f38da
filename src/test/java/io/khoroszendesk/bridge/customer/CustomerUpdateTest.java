package io.khoroszendesk.bridge.customer;

import static io.khoroszendesk.bridge.Bridge.members;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.api.OperationException.FieldError;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CustomerUpdateTest {

    private static final String UPDATE = "PUT /api/v2/users/{id}";
    private static final String ADD_ADDRESS = "POST /api/v2/users/{id}/identities";

    private final Bridge bridge = new Bridge();
    private final FakeUser jane = bridge.tenant()
            .user("Jane Quill")
            .email("jane@example.com")
            .with("notes", "Likes tea")
            .field("plan", "gold")
            .add();

    @Test
    void what_is_given_changes_and_nothing_else() {
        update("notes", "Likes coffee");

        assertThat(now().notes()).isEqualTo("Likes coffee");
        assertThat(bridge.zendesk.calls(UPDATE).getFirst().json().encode())
                .isEqualTo("{\"user\":{\"notes\":\"Likes coffee\"}}");
    }

    @Test
    void the_answer_is_the_whole_customer_as_it_is_now() {
        Customer updated = update("notes", "Likes coffee");

        assertThat(updated.fields())
                .containsEntry("name", "Jane Quill")
                .containsEntry("notes", "Likes coffee")
                .containsEntry("plan", "gold");
    }

    @Test
    void null_and_nothing_clear_a_field() {
        update("notes", null, "plan", "");

        assertThat(now().notes()).isNull();
        assertThat(now().field("plan")).isNull();
    }

    @Test
    void a_name_cannot_be_cleared() {
        OperationException refusal = bridge.refusal(() -> update("name", "", "notes", "Likes coffee"));

        assertThat(refusal.fields()).containsExactly(new FieldError("name", "A customer needs a name."));
        assertThat(now().notes()).isEqualTo("Likes tea");
    }

    @Test
    void another_name_is_written() {
        update("name", "Jane Inkwell");

        assertThat(now().name()).isEqualTo("Jane Inkwell");
    }

    @Test
    void a_new_address_becomes_the_primary_one_and_nobody_is_mailed() {
        update("email", "jane.quill@example.org", "notes", "Likes coffee");

        assertThat(now().email()).isEqualTo("jane.quill@example.org");
        assertThat(now().notes()).isEqualTo("Likes coffee");
        assertThat(bridge.tenant().mails()).isEmpty();
    }

    @Test
    void the_answer_to_a_new_address_alone_shows_it() {
        assertThat(update("email", "jane.quill@example.org").fields()).containsEntry("email", "jane.quill@example.org");
        assertThat(bridge.zendesk.calls(UPDATE)).isEmpty();
    }

    @Test
    void a_further_address_becomes_the_primary_one_without_being_added_again() {
        bridge.tenant().edit(jane.id()).secondaryEmail("jane.q@example.org").save();

        update("email", "Jane.Q@example.org");

        assertThat(now().email()).isEqualTo("jane.q@example.org");
        assertThat(bridge.zendesk.calls(ADD_ADDRESS)).isEmpty();
    }

    @Test
    void the_primary_address_again_changes_nothing() {
        bridge.calls(() -> bridge.customers.find(id()));

        assertThat(bridge.calls(() -> update("email", "JANE@example.com")))
                .containsExactly("GET /api/v2/users/" + jane.id() + "/identities", "GET /api/v2/users/" + jane.id());
    }

    @Test
    void the_first_address_of_somebody_is_primary_by_itself() {
        FakeUser john = bridge.tenant().user("John Doe").add();

        bridge.ask(() -> bridge.customers.update(String.valueOf(john.id()), members("email", "john@example.com")));

        assertThat(bridge.zendesk.user(john.id()).email()).isEqualTo("john@example.com");
        assertThat(bridge.zendesk.calls("PUT /api/v2/users/{id}/identities/{id}/make_primary"))
                .isEmpty();
    }

    @Test
    void a_cleared_address_is_removed() {
        update("email", null);

        assertThat(now().emails()).isEmpty();
    }

    @Test
    void no_address_is_cleared_where_there_is_none() {
        FakeUser john = bridge.tenant().user("John Doe").add();

        bridge.ask(() -> bridge.customers.update(String.valueOf(john.id()), members("email", "")));

        assertThat(bridge.zendesk.calls("DELETE *")).isEmpty();
    }

    @Test
    void the_address_of_another_is_refused_before_anything_is_changed() {
        FakeUser john =
                bridge.tenant().user("John Doe").email("john@example.com").add();

        OperationException refusal = bridge.refusal(() -> update("notes", "Likes coffee", "email", "john@example.com"));

        assertThat(refusal.fields())
                .containsExactly(
                        new FieldError("email", "This e-mail address already belongs to customer " + john.id() + "."));
        assertThat(now().notes()).isEqualTo("Likes tea");
    }

    @Test
    void a_malformed_address_is_refused_on_its_field() {
        assertThat(bridge.refusal(() -> update("email", "jane@")).fields())
                .containsExactly(new FieldError("email", "This is not properly formatted."));
    }

    @Test
    void an_address_whose_answer_was_lost_is_not_added_twice() {
        bridge.faults().next(ADD_ADDRESS, Fault.RESET_AFTER);

        update("email", "jane.quill@example.org");

        assertThat(now().email()).isEqualTo("jane.quill@example.org");
        assertThat(bridge.zendesk.calls(ADD_ADDRESS)).hasSize(1);
    }

    @Test
    void an_address_that_was_lost_is_added_again() {
        bridge.faults().next(ADD_ADDRESS, Fault.RESET_BEFORE);

        update("email", "jane.quill@example.org");

        assertThat(now().email()).isEqualTo("jane.quill@example.org");
    }

    @Test
    void refused_rights_are_told_as_such() {
        bridge.faults().next(ADD_ADDRESS, Fault.status(403));

        assertThat(bridge.refusal(() -> update("email", "jane.quill@example.org"))
                        .code())
                .isEqualTo(Code.CRM_REFUSED);
        assertThat(bridge.zendesk.calls(ADD_ADDRESS)).hasSize(1);
    }

    @Test
    void what_zendesk_does_not_take_is_refused_on_its_field() {
        bridge.tenant().user("John Doe").externalId("C-7").add();

        assertThat(bridge.refusal(() -> update("external_id", "C-7")).fields())
                .containsExactly(new FieldError("external_id", "This is already used by another customer."));
    }

    @Test
    void a_failure_of_zendesk_is_told_as_such() {
        bridge.faults().next(UPDATE, Fault.UNAVAILABLE);

        assertThat(bridge.refusal(() -> update("notes", "Likes coffee")).code()).isEqualTo(Code.CRM_BUSY);
    }

    @Test
    void a_changed_customer_is_found_as_it_is_before_zendesks_index_knows() {
        bridge.tenant().indexLag(Duration.ofMinutes(5));
        update("name", "Jane Inkwell");

        assertThat(bridge.ask(() -> bridge.customers.search(members("name", "inkwell"))))
                .hasSize(1);
        assertThat(bridge.ask(() -> bridge.customers.search(members("name", "quill"))))
                .isEmpty();
    }

    @Test
    void an_update_of_a_customer_not_seen_before_looks_first() {
        assertThat(bridge.calls(() -> update("notes", "Likes coffee")))
                .containsExactly("GET /api/v2/users/" + jane.id(), "PUT /api/v2/users/" + jane.id());
    }

    @Test
    void an_update_of_a_customer_seen_lately_costs_one_call() {
        bridge.ask(() -> bridge.customers.find(id()));

        assertThat(bridge.calls(() -> update("notes", "Likes coffee")))
                .containsExactly("PUT /api/v2/users/" + jane.id());
    }

    @Test
    void an_update_of_nothing_is_a_look_up() {
        bridge.ask(() -> bridge.customers.find(id()));

        assertThat(bridge.calls(() -> update())).containsExactly("GET /api/v2/users/" + jane.id());
        assertThat(update().fields()).containsEntry("name", "Jane Quill");
    }

    @Test
    void read_only_members_may_come_back_and_change_nothing() {
        update("id", "1", "url", "https://acme.zendesk.com/agent/users/1", "suspended", true);

        assertThat(bridge.zendesk.calls(UPDATE)).isEmpty();
    }

    @Test
    void an_agent_is_never_changed() {
        FakeUser agent = bridge.tenant().user("Ada Agent").role("agent").add();

        assertThat(bridge.refusal(() -> bridge.customers.update(String.valueOf(agent.id()), members("name", "Mallory")))
                        .code())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(bridge.zendesk.user(agent.id()).name()).isEqualTo("Ada Agent");
    }

    @Test
    void unknown_ids_are_not_found() {
        assertThat(bridge.refusal(() -> bridge.customers.update("1", members("name", "Nobody"))))
                .hasMessage("No customer exists with the provided ID.");
        assertThat(bridge.refusal(() -> bridge.customers.update("jane", members("name", "Nobody")))
                        .code())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void who_was_deleted_since_is_not_found_and_looked_for_again_the_next_time() {
        bridge.ask(() -> bridge.customers.find(id()));
        bridge.tenant().edit(jane.id()).deleted().save();

        assertThat(bridge.refusal(() -> update("notes", "Likes coffee")))
                .hasMessage("No customer exists with the provided ID.");
        assertThat(bridge.refusal(() -> update("notes", "Likes coffee"))).hasMessageContaining("merged or deleted");
    }

    @Test
    void who_has_become_an_agent_since_is_no_customer_any_more() {
        bridge.ask(() -> bridge.customers.find(id()));
        bridge.tenant().edit(jane.id()).role("agent").save();

        assertThat(bridge.refusal(() -> update("notes", "Likes coffee")).code()).isEqualTo(Code.NOT_FOUND);
        assertThat(bridge.refusal(() -> update("name", "Mallory")).code()).isEqualTo(Code.NOT_FOUND);
        assertThat(now().name()).isEqualTo("Jane Quill");
    }

    private String id() {
        return String.valueOf(jane.id());
    }

    private FakeUser now() {
        return bridge.zendesk.user(jane.id());
    }

    private Customer update(Object... members) {
        return bridge.ask(() -> bridge.customers.update(id(), members(members)));
    }
}
