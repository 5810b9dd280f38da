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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerSearchTest {

    private static final String SEARCH = "GET /api/v2/users/search";

    private final Bridge bridge = new Bridge();
    private final FakeUser jane = bridge.tenant()
            .user("Jane Quill")
            .email("jane@example.com")
            .phone("+49 30 123456")
            .externalId("C-7")
            .field("plan", "gold")
            .field("customer_number", "K-100")
            .field("points", 7)
            .add();

    @ParameterizedTest
    @CsvSource({
        "name, jane",
        "name, QUILL jane",
        "email, Jane@Example.com",
        "phone, +4930123456",
        "phone, +49 (30) 123-456",
        "external_id, C-7",
        "external_id, c-7",
        "plan, gold",
        "plan, GOLD",
        "customer_number, k-100",
        "points, 7"
    })
    void a_customer_is_found_by_what_they_have(String field, String value) {
        assertThat(find(field, value)).containsExactly(jane.id());
    }

    @ParameterizedTest
    @CsvSource({
        "name, john",
        "email, jane@example.com.example.org",
        "email, jane@example",
        "phone, +4930123",
        "phone, 12",
        "external_id, C-77",
        "plan, silver",
        "customer_number, K-1",
        "points, 70",
        "points, seven"
    })
    void nobody_is_found_by_what_they_do_not_have(String field, String value) {
        bridge.tenant().user("Nobody Special").add();

        assertThat(find(field, value)).isEmpty();
    }

    @Test
    void all_criteria_must_be_met() {
        bridge.tenant().user("Jane Other").field("plan", "gold").add();

        assertThat(find("name", "jane", "plan", "gold")).hasSize(2);
        assertThat(find("name", "jane", "plan", "gold", "email", "jane@example.com"))
                .containsExactly(jane.id());
        assertThat(find("external_id", "C-7", "name", "other")).isEmpty();
    }

    @Test
    void a_search_costs_one_call() {
        assertThat(bridge.calls(() -> bridge.customers.search(members("name", "jane", "plan", "gold"))))
                .containsExactly(SEARCH);
    }

    @Test
    void an_external_id_is_looked_up_exactly_which_is_current_at_once() {
        bridge.tenant()
                .indexLag(Duration.ofMinutes(5))
                .user("Late Lucy")
                .externalId("C-8")
                .save();

        assertThat(find("external_id", "C-8")).hasSize(1);
        assertThat(bridge.zendesk.calls(SEARCH).getLast().query()).containsOnlyKeys("external_id");
    }

    @Test
    void without_any_criterion_nobody_is_looked_for() {
        assertThat(find()).isEmpty();
        assertThat(find("name", "", "email", null, "plan", " ")).isEmpty();
        assertThat(bridge.zendesk.calls(SEARCH)).isEmpty();
    }

    @Test
    void an_empty_criterion_does_not_count() {
        assertThat(find("name", "jane", "email", "")).containsExactly(jane.id());
    }

    @Test
    void a_criterion_of_which_nothing_can_be_searched_finds_nobody() {
        assertThat(find("name", "\"*\"")).isEmpty();
        assertThat(bridge.zendesk.calls(SEARCH)).isEmpty();
    }

    @Test
    void blanks_around_a_value_do_not_matter() {
        assertThat(find("email", " jane@example.com ")).containsExactly(jane.id());
    }

    @Test
    void read_only_members_are_no_criteria() {
        assertThat(find("id", "1", "suspended", true, "name", "jane")).containsExactly(jane.id());
    }

    @Test
    void fields_that_cannot_be_searched_are_refused() {
        OperationException refusal =
                bridge.refusal(() -> bridge.customers.search(members("notes", "tea", "vip", true, "name", "j")));

        assertThat(refusal.code()).isEqualTo(Code.INVALID_REQUEST);
        assertThat(refusal.fields())
                .containsExactly(
                        new FieldError("notes", "Customers can't be searched by this field."),
                        new FieldError("vip", "Customers can't be searched by this field."));
    }

    @Test
    void unknown_fields_and_wrong_types_are_refused() {
        assertThat(bridge.refusal(() -> bridge.customers.search(members("shoeSize", "44")))
                        .fields())
                .containsExactly(new FieldError("shoeSize", "This field is not known."));
        assertThat(bridge.refusal(() -> bridge.customers.search(members("name", 5)))
                        .fields())
                .containsExactly(new FieldError("name", "This must be a text."));
    }

    @Test
    void agents_and_deleted_users_are_no_customers() {
        bridge.tenant().user("Jane Agent").role("agent").externalId("C-9").add();
        bridge.tenant()
                .user("Jane Gone")
                .with("active", false)
                .with("external_id", "C-10")
                .add();

        assertThat(find("name", "jane")).containsExactly(jane.id());
        assertThat(find("external_id", "C-9")).isEmpty();
    }

    @Test
    void only_so_many_are_shown() {
        Bridge small = new Bridge("adapter.search.max-results", "2");
        for (int i = 0; i < 3; i++) {
            small.tenant().user("Jane " + i).add();
        }

        assertThat(small.ask(() -> small.customers.search(members("name", "jane"))))
                .hasSize(2);
    }

    @Test
    void a_number_without_a_country_code_is_one_of_the_default_country() {
        Bridge german = new Bridge("adapter.search.default-country", "DE");
        german.tenant().user("Jane Quill").phone("+49 30 123456").add();

        assertThat(german.ask(() -> german.customers.search(members("phone", "030/123456"))))
                .hasSize(1);
        assertThat(find("phone", "030/123456")).as("where none is set").isEmpty();
    }

    @Test
    void a_number_is_the_same_in_another_notation() {
        bridge.tenant().userField("rating", "decimal").add();
        FakeUser rated =
                bridge.tenant().user("Rita Rated").field("rating", 7.50).add();

        assertThat(find("rating", "7.5")).containsExactly(rated.id());
        assertThat(find("rating", "7")).isEmpty();
    }

    @Test
    void who_was_found_may_be_changed_without_another_look() {
        find("name", "jane");
        bridge.zendesk.forgetCalls();

        bridge.ask(() -> bridge.customers.update(String.valueOf(jane.id()), members("notes", "Likes tea")));

        assertThat(bridge.zendesk.calls()).containsExactly("PUT /api/v2/users/" + jane.id());
    }

    @Test
    void a_failure_of_zendesk_is_told() {
        bridge.faults().next(SEARCH, Fault.unavailable(7));

        OperationException refusal = bridge.refusal(() -> find("name", "jane"));

        assertThat(refusal.code()).isEqualTo(Code.CRM_BUSY);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(7));
    }

    private List<Long> find(Object... criteria) {
        return bridge.ask(() -> bridge.customers.search(members(criteria))).stream()
                .map(customer -> Long.valueOf(customer.id()))
                .toList();
    }
}
