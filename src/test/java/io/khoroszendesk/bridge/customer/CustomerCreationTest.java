package io.khoroszendesk.bridge.customer;

import static io.khoroszendesk.bridge.Bridge.members;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.api.OperationException.FieldError;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerCreationTest {

    private static final String CREATE = "POST /api/v2/users";
    private static final String SEARCH = "GET /api/v2/users/search";
    private static final KhorosCaller SAM = KhorosCaller.of("sam@acme.example", null, "815");
    private static final Map<String, JsonNode> NORA = members("name", "Nora Newcomb", "email", "nora@example.com");
    private static final Map<String, JsonNode> NORA_IN_FULL = members(
            "name",
            "Nora Newcomb",
            "email",
            "nora@example.com",
            "phone",
            "+12025550130",
            "plan",
            "gold",
            "vip",
            true,
            "notes",
            "Called twice");
    private static final Map<String, JsonNode> NUMBERED = members("name", "Nora Newcomb", "external_id", "C-7");
    private static final Map<String, JsonNode> NAMELY = members("name", "Nora Newcomb");

    private final Bridge bridge = new Bridge();

    @Test
    void a_customer_has_the_values_that_were_given() {
        FakeUser nora = bridge.user(create(members(
                "name",
                " Nora Newcomb ",
                "email",
                "nora@example.com",
                "phone",
                "+12025550130",
                "plan",
                "gold",
                "vip",
                true)));

        assertThat(nora.name()).isEqualTo("Nora Newcomb");
        assertThat(nora.email()).isEqualTo("nora@example.com");
        assertThat(nora.phone()).isEqualTo("+12025550130");
        assertThat(nora.field("plan")).isEqualTo("gold");
        assertThat(nora.field("vip")).isEqualTo(true);
        assertThat(nora.role()).isEqualTo("end-user");
    }

    @Test
    void it_costs_one_call_and_nobody_is_mailed() {
        assertThat(bridge.calls(() -> create(NORA))).containsExactly(CREATE);
        assertThat(bridge.tenant().mails()).isEmpty();
    }

    @Test
    void what_is_given_as_empty_is_not_sent() {
        create(members("name", "Nora Newcomb", "notes", null, "plan", "", "email", " "));

        assertThat(bridge.zendesk
                        .calls(CREATE)
                        .getFirst()
                        .json()
                        .getJsonObject("user")
                        .fieldNames())
                .containsExactlyInAnyOrder("name", "skip_verify_email");
    }

    @Test
    void a_customer_needs_a_name() {
        for (Map<String, JsonNode> nameless : List.of(
                members("email", "nora@example.com"),
                members("name", null),
                members("name", " "),
                members("name", "\u200b\u00ad\ufeff"))) {
            OperationException refusal = bridge.refusal(() -> create(nameless));

            assertThat(refusal.code()).isEqualTo(Code.VALIDATION_FAILED);
            assertThat(refusal.fields()).containsExactly(new FieldError("name", "A customer needs a name."));
        }
        assertThat(bridge.zendesk.calls(CREATE)).isEmpty();
    }

    @Test
    void the_same_again_by_the_same_agent_is_the_same_customer() {
        Customer first = create(NAMELY);

        assertThat(create(NAMELY).id()).isEqualTo(first.id());
        assertThat(bridge.zendesk.calls(CREATE)).hasSize(1);
    }

    @Test
    void the_order_of_members_does_not_matter() {
        Customer first = create(members("name", "Nora Newcomb", "plan", "gold"));

        assertThat(create(members("plan", "gold", "name", "Nora Newcomb")).id()).isEqualTo(first.id());
    }

    @Test
    void another_agent_company_or_value_means_another_customer() {
        create(NAMELY);
        create(KhorosCaller.of("kim@acme.example", null, "815"), NAMELY);
        create(KhorosCaller.of("sam@acme.example", null, "816"), NAMELY);
        create(members("name", "Nora Newcomb", "plan", "gold"));
        create(members("name", "Nora Newcomb", "notes", "gold"));

        assertThat(bridge.zendesk.calls(CREATE)).hasSize(5);
    }

    @Test
    void a_new_customer_is_found_before_zendesks_index_knows_it() {
        bridge.tenant().indexLag(Duration.ofMinutes(5));
        Customer nora = create(NORA);

        assertThat(bridge.ask(() -> bridge.customers.search(members("name", "nora"))))
                .containsExactly(nora);
    }

    @Test
    void a_taken_address_names_the_customer_who_has_it() {
        FakeUser owner =
                bridge.tenant().user("Nora N.").email("nora@example.com").add();

        OperationException refusal = bridge.refusal(() -> create(NORA));

        assertThat(refusal.code()).isEqualTo(Code.VALIDATION_FAILED);
        assertThat(refusal.fields())
                .containsExactly(
                        new FieldError("email", "This e-mail address already belongs to customer " + owner.id() + "."));
        assertThat(bridge.zendesk.user(owner.id())).isEqualTo(owner);
    }

    @Test
    void a_taken_address_that_several_share_names_none_of_them() {
        bridge.tenant().user("Nora N.").email("nora@example.com").sharedEmails().add();
        bridge.tenant().user("Ned N.").email("nora@example.com").sharedEmails().add();

        assertThat(bridge.refusal(() -> create(NORA)).fields())
                .containsExactly(new FieldError("email", "This e-mail address already belongs to another user."));
    }

    @Test
    void a_customer_whom_another_replica_has_just_created_with_the_same_values_is_the_customer() {
        Customer first = create(NORA_IN_FULL);
        bridge.clock.advance(Duration.ofMinutes(9));

        assertThat(replicated(NORA_IN_FULL).id()).isEqualTo(first.id());
        assertThat(namesakes()).hasSize(1);
    }

    @Test
    void that_customer_is_waited_for_where_the_index_does_not_know_them_yet() {
        bridge.tenant().indexLag(Duration.ofSeconds(2));
        Customer first = create(NORA_IN_FULL);

        assertThat(replicated(NORA_IN_FULL).id()).isEqualTo(first.id());
        assertThat(bridge.zendesk.calls(SEARCH)).hasSize(4);
    }

    @Test
    void an_owner_whom_the_index_does_not_know_in_time_is_not_named() {
        bridge.tenant().indexLag(Duration.ofMinutes(5));
        create(NORA);

        Bridge replica = bridge.replica();
        assertThat(replica.refusal(() -> replica.customers.create(SAM, NORA)))
                .hasMessage("This e-mail address already belongs to another user.");
        assertThat(bridge.zendesk.calls(SEARCH)).hasSize(5);
    }

    @Test
    void a_customer_of_another_agent_is_the_same_by_all_the_same_values() {
        Customer first = create(NORA_IN_FULL);

        assertThat(create(KhorosCaller.of("kim@acme.example", null, "815"), NORA_IN_FULL)
                        .id())
                .isEqualTo(first.id());
    }

    @Test
    void an_older_customer_with_the_same_values_is_another() {
        Customer first = create(NORA);
        bridge.clock.advance(Duration.ofMinutes(10).plusSeconds(1));
        Bridge replica = bridge.replica();

        assertThat(replica.refusal(() -> replica.customers.create(SAM, NORA)))
                .hasMessage("This e-mail address already belongs to customer " + first.id() + ".");
    }

    @ParameterizedTest
    @CsvSource({"name, Nora N.", "phone, +12025550131", "plan, silver", "vip, false", "notes, Another"})
    void a_new_customer_who_differs_in_one_value_is_another(String member, String value) {
        create(NORA_IN_FULL);
        Map<String, JsonNode> other = new LinkedHashMap<>(NORA_IN_FULL);
        other.putAll(members(member, member.equals("vip") ? (Object) Boolean.valueOf(value) : value));

        assertThat(bridge.refusal(() -> create(other)).code()).isEqualTo(Code.VALIDATION_FAILED);
    }

    @Test
    void an_owner_who_is_no_customer_is_not_named() {
        bridge.tenant()
                .user("Nora Agent")
                .email("nora@example.com")
                .role("agent")
                .add();

        assertThat(bridge.refusal(() -> create(NORA)))
                .hasMessage("This e-mail address already belongs to another user.");
    }

    @Test
    void an_owner_who_has_it_as_a_further_address_is_not_named() {
        bridge.tenant()
                .user("Nora N.")
                .email("nora.n@example.org")
                .secondaryEmail("nora@example.com")
                .add();

        assertThat(bridge.refusal(() -> create(NORA)))
                .hasMessage("This e-mail address already belongs to another user.");
    }

    @Test
    void an_owner_who_cannot_be_looked_up_is_not_named() {
        bridge.tenant().user("Nora N.").email("nora@example.com").add();
        bridge.faults().next(SEARCH, Fault.UNAVAILABLE);

        assertThat(bridge.refusal(() -> create(NORA)))
                .hasMessage("This e-mail address already belongs to another user.");
    }

    @Test
    void a_taken_external_id_is_refused_on_its_field() {
        bridge.tenant().user("Nora N.").externalId("C-7").add();

        assertThat(bridge.refusal(() -> create(members("name", "Nora Newcomb", "external_id", "C-7")))
                        .fields())
                .containsExactly(new FieldError("external_id", "This is already used by another customer."));
    }

    @Test
    void a_malformed_address_is_refused_on_its_field() {
        assertThat(bridge.refusal(() -> create(members("name", "Nora Newcomb", "email", "nora@")))
                        .fields())
                .containsExactly(new FieldError("email", "This is not properly formatted."));
    }

    @Test
    void refused_rights_are_told_and_not_tried_again() {
        bridge.faults().next(CREATE, Fault.status(403));

        assertThat(bridge.refusal(() -> create(NORA)).code()).isEqualTo(Code.CRM_REFUSED);
        assertThat(bridge.zendesk.calls(CREATE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nora@example.com", ""})
    void where_only_the_answer_was_lost_the_customer_is_found(String email) {
        bridge.faults().next(CREATE, Fault.RESET_AFTER);

        Customer nora = create(members("name", "Nora Newcomb", "email", email));

        assertThat(bridge.zendesk.calls(CREATE)).hasSize(1);
        assertThat(bridge.user(nora).name()).isEqualTo("Nora Newcomb");
    }

    @Test
    void where_the_call_was_lost_it_is_made_again_for_an_external_id_exists_once() {
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);

        create(NUMBERED);

        assertThat(bridge.zendesk.calls(CREATE)).hasSize(2);
        assertThat(namesakes()).hasSize(1);
    }

    @Test
    void by_name_alone_nothing_is_made_again() {
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);

        assertThat(bridge.refusal(() -> create(NAMELY)))
                .hasMessageEndingWith("It may have been created; search before you try again.");
        assertThat(bridge.zendesk.calls(CREATE)).hasSize(1);
    }

    @Test
    void a_second_click_after_an_unknown_result_is_told_the_same_without_another_try() {
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);
        String first = bridge.refusal(() -> create(NAMELY)).getMessage();
        bridge.clock.advance(Duration.ofSeconds(10).minusMillis(1));

        assertThat(bridge.refusal(() -> create(NAMELY))).hasMessage(first);
        assertThat(bridge.zendesk.calls(CREATE)).hasSize(1);
    }

    @Test
    void who_has_had_time_to_search_creates_the_customer() {
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);
        bridge.refusal(() -> create(NAMELY));
        bridge.clock.advance(Duration.ofSeconds(10));

        create(NAMELY);

        assertThat(namesakes()).hasSize(1);
    }

    @Test
    void another_try_finds_what_the_first_has_made_once_the_index_knows_it() {
        bridge.tenant().indexLag(Duration.ofSeconds(5));
        bridge.faults().next(CREATE, Fault.RESET_AFTER);
        bridge.refusal(() -> create(NAMELY));
        bridge.clock.advance(Duration.ofSeconds(6));

        Customer nora = create(NAMELY);

        assertThat(namesakes()).extracting(FakeUser::id).containsExactly(Long.valueOf(nora.id()));
    }

    @Test
    void a_refused_repeat_finds_what_the_first_attempt_has_made() {
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);
        bridge.zendesk.before(
                SEARCH,
                () -> bridge.zendesk.before(CREATE, () -> bridge.tenant()
                        .user("Nora Newcomb")
                        .externalId("C-7")
                        .with("created_at", bridge.clock.instant().toString())
                        .add()));

        Customer nora = create(NUMBERED);

        assertThat(bridge.zendesk.calls(CREATE)).hasSize(2);
        assertThat(namesakes()).extracting(FakeUser::id).containsExactly(Long.valueOf(nora.id()));
    }

    @Test
    void a_later_try_that_is_refused_finds_what_the_first_has_made() {
        bridge.tenant().indexLag(Duration.ofSeconds(30));
        bridge.faults().next(CREATE, Fault.RESET_AFTER).times(2, SEARCH, Fault.UNAVAILABLE);
        bridge.refusal(() -> create(NORA));
        bridge.clock.advance(Duration.ofSeconds(12));
        bridge.zendesk.before(CREATE, () -> bridge.clock.advance(Duration.ofSeconds(30)));
        bridge.faults().clear();

        create(NORA);

        assertThat(namesakes()).hasSize(1);
    }

    @Test
    void a_repeat_that_is_refused_for_another_reason_tells_that_reason() {
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);
        bridge.zendesk.before(
                SEARCH,
                () -> bridge.zendesk.before(CREATE, () -> bridge.tenant()
                        .user("Somebody Else")
                        .externalId("C-7")
                        .add()));

        assertThat(bridge.refusal(() -> create(NUMBERED)).fields())
                .extracting(FieldError::name)
                .containsExactly("external_id");
    }

    @Test
    void where_the_repeat_is_lost_too_the_result_is_unknown() {
        bridge.faults().times(2, CREATE, Fault.RESET_BEFORE);

        assertThat(bridge.refusal(() -> create(NUMBERED)))
                .hasMessageEndingWith(FailureTranslator.MAY_HAVE_BEEN_CREATED);
    }

    @Test
    void an_older_namesake_is_not_taken_for_the_new_customer() {
        bridge.tenant()
                .user("Nora Newcomb")
                .with("created_at", bridge.clock.instant().minusSeconds(61).toString())
                .add();
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);

        assertThat(bridge.refusal(() -> create(NAMELY))).hasMessageEndingWith(FailureTranslator.MAY_HAVE_BEEN_CREATED);
    }

    @Test
    void zendesks_clock_may_be_a_minute_behind() {
        FakeUser nora = bridge.tenant()
                .user("Nora Newcomb")
                .with("created_at", bridge.clock.instant().minusSeconds(60).toString())
                .add();
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);

        assertThat(create(NAMELY).id()).isEqualTo(String.valueOf(nora.id()));
    }

    @Test
    void namesakes_who_are_no_customers_or_have_another_name_or_address_are_not_taken_for_it() {
        bridge.tenant()
                .user("Nora Newcomb")
                .email("nora@example.com.example.org")
                .add();
        bridge.tenant().user("Nora Newcomb Jr").email("nora@example.com").add();
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);

        bridge.tenant()
                .user("Nora Newcomb")
                .email("nora@example.com")
                .role("agent")
                .add();
        bridge.tenant()
                .user("Nora Newcomb")
                .email("nora@example.com")
                .with("active", false)
                .add();

        assertThat(bridge.refusal(() -> create(NORA))).hasMessageEndingWith(FailureTranslator.MAY_HAVE_BEEN_CREATED);
    }

    @Test
    void with_the_setting_a_new_customer_gets_an_external_id_by_which_other_replicas_find_it() {
        Bridge stamping = new Bridge("adapter.customers.external-id", "true");
        Customer nora = stamping.ask(() -> stamping.customers.create(SAM, NAMELY));
        assertThat(stamping.user(nora).externalId()).startsWith("khoros-").hasSize("khoros-".length() + 40);
        Bridge replica = stamping.replica("adapter.customers.external-id", "true");

        assertThat(replica.ask(() -> replica.customers.create(SAM, NAMELY)).id())
                .isEqualTo(nora.id());
    }

    @Test
    void the_second_click_at_another_replica_gets_the_customer_though_zendesk_complains_of_the_address() {
        Bridge stamping = new Bridge("adapter.customers.external-id", "true");
        stamping.tenant().indexLag(Duration.ofMinutes(5));
        Customer nora = stamping.ask(() -> stamping.customers.create(SAM, NORA));
        Bridge replica = stamping.replica("adapter.customers.external-id", "true");

        assertThat(replica.ask(() -> replica.customers.create(SAM, NORA)).id()).isEqualTo(nora.id());
    }

    @Test
    void the_address_of_another_customer_is_refused_with_the_setting_too() {
        Bridge stamping = new Bridge("adapter.customers.external-id", "true");
        stamping.tenant().user("Nora N.").email("nora@example.com").add();

        assertThat(stamping.refusal(() -> stamping.customers.create(SAM, NORA)).fields())
                .extracting(FieldError::name)
                .containsExactly("email");
    }

    @Test
    void a_stamped_customer_is_found_at_once_where_the_answer_was_lost() {
        Bridge stamping = new Bridge("adapter.customers.external-id", "true");
        stamping.tenant().indexLag(Duration.ofMinutes(5));
        stamping.faults().next(CREATE, Fault.RESET_AFTER);

        stamping.ask(() -> stamping.customers.create(SAM, NAMELY));

        assertThat(stamping.zendesk.calls(CREATE)).hasSize(1);
    }

    @Test
    void an_external_id_that_the_agent_gives_stays() {
        Bridge stamping = new Bridge("adapter.customers.external-id", "true");

        Customer nora = stamping.ask(
                () -> stamping.customers.create(SAM, members("name", "Nora Newcomb", "external_id", "C-7")));

        assertThat(stamping.user(nora).externalId()).isEqualTo("C-7");
    }

    @Test
    void an_external_id_that_the_agent_gives_may_belong_to_another_of_that_name() {
        Bridge stamping = new Bridge("adapter.customers.external-id", "true");
        stamping.tenant().user("Nora Newcomb").externalId("C-7").add();

        assertThat(stamping.refusal(() ->
                                stamping.customers.create(SAM, members("name", "Nora Newcomb", "external_id", "C-7")))
                        .fields())
                .extracting(FieldError::name)
                .containsExactly("external_id");
    }

    /** What another replica answers, which has just been started. */
    private Customer replicated(Map<String, JsonNode> values) {
        Bridge replica = bridge.replica();
        return replica.ask(() -> replica.customers.create(SAM, values));
    }

    private List<FakeUser> namesakes() {
        return bridge.zendesk.users().stream()
                .filter(user -> user.name().equals("Nora Newcomb"))
                .toList();
    }

    private Customer create(Map<String, JsonNode> members) {
        return create(SAM, members);
    }

    private Customer create(KhorosCaller caller, Map<String, JsonNode> members) {
        return bridge.ask(() -> bridge.customers.create(caller, members));
    }
}
