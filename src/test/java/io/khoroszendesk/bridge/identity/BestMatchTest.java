package io.khoroszendesk.bridge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.api.SocialProfile;
import io.khoroszendesk.bridge.customer.Customer;
import io.khoroszendesk.bridge.customer.MatchedCustomer;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BestMatchTest {

    private static final String SEARCH = "GET /api/v2/users/search";
    private static final String ADDRESSES = "GET /api/v2/users/{id}/identities";

    private final Bridge bridge = new Bridge(
            "adapter.bestmatch.account-fields", "customer_number,unheard_of,email",
            "adapter.bestmatch.order-fields", "last_order");
    private final long orders = bridge.tenant().userField("last_order", "text").add();
    private final FakeUser jane = bridge.tenant()
            .user("Jane Quill")
            .email("jane@example.com")
            .phone("+4930123456")
            .field("khoros_social", "twitter jane.q 1001")
            .field("customer_number", "K-100")
            .field("last_order", "A-77")
            .add();

    @Test
    void an_address_and_a_handle_are_looked_for_at_once_and_nothing_else_where_they_find_somebody() {
        assertThat(matches(profile().email("jane@example.com").handle("@Jane.Q").name("Jane Quill")))
                .containsExactly(jane.id());
        assertThat(queries()).containsExactlyInAnyOrder("role:end-user email:\"jane@example.com\"", byHandle("jane.q"));
    }

    @Test
    void an_address_alone_is_enough() {
        assertThat(matches(profile().email("Jane@Example.com"))).containsExactly(jane.id());
        assertThat(queries()).hasSize(1);
    }

    @Test
    void a_handle_alone_is_enough() {
        assertThat(matches(profile().handle("jane.q"))).containsExactly(jane.id());
        assertThat(queries()).containsExactly(byHandle("jane.q"));
    }

    @Test
    void the_owner_of_the_address_comes_before_the_owner_of_the_handle() {
        FakeUser john =
                bridge.tenant().user("John Doe").email("john@example.com").add();

        assertThat(matches(profile().email("john@example.com").handle("jane.q")))
                .startsWith(john.id())
                .hasSize(2);
    }

    @Test
    void where_the_account_keeps_no_handles_none_is_looked_for() {
        bridge.tenant().removeUserField("khoros_social");

        matches(profile().handle("jane.q").name("Jane Quill"));

        assertThat(queries()).containsExactly("role:end-user name:\"Jane Quill\"");
    }

    @Test
    void only_where_they_find_nobody_the_phone_is_tried() {
        assertThat(matches(profile().email("other@example.com").phone("+49 30 123456")))
                .containsExactly(jane.id());
        assertThat(queries()).hasSize(2);
        assertThat(queries().getLast()).contains("phone:").contains("+4930123456");
    }

    @Test
    void account_and_order_numbers_are_tried_in_the_fields_that_are_set() {
        assertThat(matches(profile().accounts("K-100"))).containsExactly(jane.id());
        assertThat(queries()).containsExactly("role:end-user customer_number:\"k-100\"");
        bridge.zendesk.forgetCalls();

        assertThat(matches(profile().orders("A-77", "A-78"))).containsExactly(jane.id());
        assertThat(queries()).hasSize(1);
        assertThat(queries().getFirst()).contains("last_order:\"a-77\"", "last_order:\"a-78\"");
        assertThat(orders).isPositive();
    }

    @Test
    void the_name_comes_last() {
        assertThat(matches(profile().phone("+49 40 999999").name("Jane Quill"))).containsExactly(jane.id());
        assertThat(queries()).hasSize(2);
        assertThat(queries().getLast()).isEqualTo("role:end-user name:\"Jane Quill\"");
    }

    @Test
    void a_second_look_is_no_longer_needed_where_the_first_finds_more_than_a_name() {
        assertThat(matches(profile().phone("+4930123456").accounts("K-100").name("Jane Quill")))
                .containsExactly(jane.id());
        assertThat(queries()).hasSize(1);
    }

    @Test
    void weaker_signs_take_two_calls_at_the_most() {
        matches(profile()
                .phone("+49 40 999999")
                .accounts("K-999")
                .orders("A-999")
                .name("Jane Quill"));

        assertThat(queries()).hasSize(2);
    }

    @Test
    void nothing_to_look_for_costs_nothing() {
        assertThat(matches(profile())).isEmpty();
        assertThat(matches(profile().email("no address").phone("1").handle("?")))
                .isEmpty();
        assertThat(queries()).isEmpty();
    }

    @Test
    void a_handle_of_signs_alone_does_not_find_everybody_on_the_network() {
        assertThat(matches(profile().handle("___"))).isEmpty();
        assertThat(queries()).isEmpty();
    }

    @Test
    void whom_only_the_name_fits_can_be_hidden_and_is_not_looked_for_then() {
        Bridge strict = bridge.replica("adapter.bestmatch.name-only", "hide");

        assertThat(strict.ask(() ->
                        strict.customers.bestMatch(profile().name("Jane Quill").build())))
                .isEmpty();
        assertThat(queries()).isEmpty();
        assertThat(strict.ask(() -> strict.customers.bestMatch(
                        profile().name("Jane Quill").phone("+49 40 999999").build())))
                .isEmpty();
        assertThat(queries()).hasSize(2);
    }

    @Test
    void the_owner_of_a_further_address_is_found_by_a_look_at_their_addresses() {
        bridge.tenant().edit(jane.id()).secondaryEmail("jane.q@example.org").add();

        assertThat(matches(profile().email("jane.q@example.org"))).containsExactly(jane.id());
        assertThat(bridge.zendesk.calls(ADDRESSES)).hasSize(1);
    }

    @Test
    void an_address_that_only_begins_alike_is_not_looked_into() {
        bridge.tenant().user("Jane Other").email("jane@example.com.example.org").add();

        assertThat(matches(profile().email("jane@example.com"))).containsExactly(jane.id());
        assertThat(matches(profile().email("jane@example.co"))).isEmpty();
        assertThat(bridge.zendesk.calls(ADDRESSES)).isEmpty();
    }

    @Test
    void a_look_at_addresses_that_finds_another_owner_leaves_one_further_call() {
        FakeUser john = bridge.tenant()
                .user("John Doe")
                .email("john@example.com")
                .secondaryEmail("jane.q@example.org.example.net")
                .add();

        assertThat(matches(profile()
                        .email("jane.q@example.org")
                        .phone("+49 40 999999")
                        .name("Jack Ross")))
                .isEmpty();
        assertThat(bridge.zendesk.calls(ADDRESSES)).hasSize(1);
        assertThat(queries()).hasSize(2);
        assertThat(john).isNotNull();
    }

    @Test
    void two_customers_with_one_address_are_both_shown_and_neither_is_sure() {
        FakeUser john = bridge.tenant()
                .user("John Doe")
                .email("jane@example.com")
                .sharedEmails()
                .add();

        assertThat(points(profile().email("jane@example.com"))).isEqualTo(Map.of(jane.id(), 89, john.id(), 89));
        assertThat(bridge.zendesk.calls(ADDRESSES)).isEmpty();
    }

    @Test
    void of_two_customers_with_one_address_the_owner_of_the_handle_is_sure() {
        FakeUser john = bridge.tenant()
                .user("John Doe")
                .email("jane@example.com")
                .sharedEmails()
                .add();

        assertThat(points(profile().email("jane@example.com").handle("jane.q")))
                .isEqualTo(Map.of(jane.id(), 195, john.id(), 89));
    }

    @Test
    void an_address_that_another_has_as_a_further_one_is_sure_for_neither() {
        FakeUser john = bridge.tenant()
                .user("John Doe")
                .email("john@example.com")
                .secondaryEmail("jane@example.com")
                .sharedEmails()
                .add();

        assertThat(points(profile().email("jane@example.com"))).isEqualTo(Map.of(jane.id(), 89, john.id(), 89));
        assertThat(bridge.zendesk.calls(ADDRESSES)).hasSize(1);
    }

    @Test
    void a_further_address_that_zendesk_calls_shared_is_not_sure_even_of_one_customer() {
        bridge.tenant()
                .edit(jane.id())
                .secondaryEmail("family@example.org")
                .sharedEmails()
                .add();

        assertThat(points(profile().email("family@example.org"))).isEqualTo(Map.of(jane.id(), 89));
    }

    @Test
    void one_who_was_deleted_meanwhile_owns_nothing() {
        bridge.tenant().edit(jane.id()).secondaryEmail("jane.q@example.org").add();
        bridge.faults().next(ADDRESSES, Fault.status(404));

        assertThat(matches(profile().email("jane.q@example.org"))).isEmpty();
    }

    @Test
    void failures_are_told_whichever_look_up_they_meet() {
        bridge.ask(bridge.models::customer);
        bridge.faults().next(SEARCH, Fault.UNAVAILABLE);
        assertThat(bridge.refusal(() -> matches(profile().email("jane@example.com")))
                        .code())
                .isEqualTo(Code.CRM_BUSY);

        bridge.faults().times(2, SEARCH, Fault.status(403));
        assertThat(bridge.refusal(() ->
                                matches(profile().email("jane@example.com").handle("jane.q")))
                        .code())
                .isEqualTo(Code.CRM_REFUSED);

        bridge.faults().clear().next(ADDRESSES, Fault.UNAVAILABLE);
        bridge.tenant().edit(jane.id()).secondaryEmail("jane.q@example.org").add();
        assertThat(bridge.refusal(() -> matches(profile().email("jane.q@example.org")))
                        .code())
                .isEqualTo(Code.CRM_BUSY);
    }

    @Test
    void agents_are_never_matched() {
        bridge.tenant().edit(jane.id()).role("agent").add();

        assertThat(matches(profile().email("jane@example.com").handle("jane.q").name("Jane Quill")))
                .isEmpty();
    }

    @Test
    void who_was_created_a_moment_ago_is_matched_before_zendesks_index_knows_it() {
        bridge.tenant().indexLag(Duration.ofMinutes(5));
        Customer nora = bridge.ask(() -> bridge.customers.create(
                KhorosCaller.of(null, null, null),
                Bridge.members("name", "Nora Newcomb", "email", "nora@example.com")));

        assertThat(matches(profile().email("nora@example.com"))).containsExactly(Long.valueOf(nora.id()));
    }

    @Test
    void a_changed_customer_is_matched_as_they_are_now() {
        bridge.tenant().indexLag(Duration.ofMinutes(5));
        bridge.ask(() ->
                bridge.customers.update(String.valueOf(jane.id()), Bridge.members("email", "jane.quill@example.org")));

        assertThat(matches(profile().email("jane.quill@example.org"))).containsExactly(jane.id());
    }

    @Test
    void a_match_below_the_threshold_is_not_shown() {
        Bridge choosy = bridge.replica("adapter.bestmatch.threshold", "100");

        assertThat(choosy.ask(() -> choosy.customers.bestMatch(
                        profile().phone("+4930123456").build())))
                .isEmpty();
    }

    @Test
    void only_so_many_are_shown() {
        Bridge brief = bridge.replica("adapter.bestmatch.max-results", "2");
        for (int i = 0; i < 3; i++) {
            bridge.tenant().user("Pat Phone " + i).with("phone", "+4940999999").add();
        }

        assertThat(brief.ask(() ->
                        brief.customers.bestMatch(profile().phone("+4940999999").build())))
                .hasSize(2);
        assertThat(matches(profile().phone("+4940999999"))).hasSize(3);
    }

    @Test
    void a_number_without_a_country_code_is_one_of_the_default_country() {
        Bridge german = bridge.replica("adapter.search.default-country", "DE");

        assertThat(german.ask(() ->
                        german.customers.bestMatch(profile().phone("030 123456").build())))
                .hasSize(1);
        assertThat(matches(profile().phone("030 123456"))).isEmpty();
    }

    @Test
    void who_was_matched_may_be_changed_without_another_look() {
        matches(profile().email("jane@example.com"));
        bridge.zendesk.forgetCalls();

        bridge.ask(() -> bridge.customers.update(String.valueOf(jane.id()), Bridge.members("notes", "Likes tea")));

        assertThat(bridge.zendesk.calls()).containsExactly("PUT /api/v2/users/" + jane.id());
    }

    private Map<Long, Integer> points(Profile profile) {
        return bridge.ask(() -> bridge.customers.explainedBestMatch(profile.build())).stream()
                .collect(Collectors.toMap(match -> Long.valueOf(match.customer().id()), MatchedCustomer::points));
    }

    private List<Long> matches(Profile profile) {
        bridge.ask(bridge.models::customer);
        return bridge.ask(() -> bridge.customers.bestMatch(profile.build())).stream()
                .map(customer -> Long.valueOf(customer.id()))
                .toList();
    }

    private List<String> queries() {
        return bridge.zendesk.calls(SEARCH).stream()
                .map((Call call) -> call.query("query"))
                .toList();
    }

    private static String byHandle(String name) {
        return "role:end-user khoros_social:\"twitter " + name + "\"";
    }

    private static Profile profile() {
        return new Profile();
    }

    /** A profile on X. */
    private static final class Profile {
        private String name;
        private String handle;
        private String email;
        private List<String> phones = List.of();
        private List<String> orders = List.of();
        private List<String> accounts = List.of();

        Profile name(String value) {
            name = value;
            return this;
        }

        Profile handle(String value) {
            handle = value;
            return this;
        }

        Profile email(String value) {
            email = value;
            return this;
        }

        Profile phone(String value) {
            phones = List.of(value);
            return this;
        }

        Profile orders(String... values) {
            orders = List.of(values);
            return this;
        }

        Profile accounts(String... values) {
            accounts = List.of(values);
            return this;
        }

        SocialProfile build() {
            String url = handle == null ? null : "https://x.com/" + handle.replace("@", "");
            return new SocialProfile(name, handle, url, email, phones, orders, accounts);
        }
    }
}
