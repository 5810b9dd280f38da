package io.khoroszendesk.bridge.cases;

import static io.khoroszendesk.bridge.Bridge.draft;
import static io.khoroszendesk.bridge.Bridge.members;
import static io.khoroszendesk.bridge.Samples.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.Samples;
import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.api.OperationException.FieldError;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseCreationTest {

    private static final String CREATE = "POST /api/v2/tickets";
    private static final String LOOK = "GET /api/v2/tickets";
    private static final KhorosCaller SAM = KhorosCaller.of("sam@acme.example", null, "815");
    private static final KhorosCaller KIM = KhorosCaller.of("kim@acme.example", null, "815");
    private static final KhorosCaller NOBODY = KhorosCaller.of(null, null, null);
    private static final Interaction HELP = tweet("1001", "2026-11-21T08:00:00Z", "My kettle came dented!");
    private static final Interaction PLEASE = tweet("1002", "2026-11-21T08:00:00Z", "Please help");
    private static final Interaction OLD = tweet("998", "2026-11-20T09:00:00Z", "Is this kettle any good?");

    private final Bridge bridge = new Bridge();
    private final FakeUser jane =
            bridge.tenant().user("Jane Quill").email("jane@example.com").add();

    @Test
    void a_case_is_a_ticket_of_the_customer_with_the_fields_that_were_given() {
        long order = bridge.tenant().ticketFieldId("Order number");

        Case created = create(
                SAM, draft(jane, " Dented kettle ", members("priority", "high", "ticket_field_" + order, "A-1")));

        FakeTicket ticket = bridge.ticket(created);
        assertThat(ticket.requesterId()).isEqualTo(jane.id());
        assertThat(ticket.subject()).isEqualTo("Dented kettle");
        assertThat(ticket.priority()).isEqualTo("high");
        assertThat(ticket.field(order)).isEqualTo("A-1");
        assertThat(ticket.tags()).containsExactly("khoros");
        assertThat(created.title()).isEqualTo("Dented kettle");
        assertThat(created.url()).isEqualTo("https://acme.zendesk.com/agent/tickets/" + ticket.id());
        assertThat(created.fields()).containsEntry("priority", "high");
    }

    @Test
    void empty_fields_are_not_sent() {
        create(SAM, draft(jane, "Dented kettle", members("priority", "", "type", null)));

        assertThat(sent().fieldNames()).doesNotContain("priority", "type");
    }

    @Test
    void all_interactions_are_one_private_comment_and_nobody_is_mailed() {
        FakeTicket ticket = bridge.ticket(create(SAM, draft(jane, "Dented kettle", HELP, PLEASE)));

        assertThat(ticket.comments()).hasSize(1);
        assertThat(ticket.comments().getFirst().isPublic()).isFalse();
        assertThat(ticket.comments().getFirst().htmlBody()).contains("My kettle came dented!", "Please help");
        assertThat(ticket.interactions()).containsExactly("twitter:1001", "twitter:1002");
        assertThat(bridge.tenant().mails()).isEmpty();
    }

    @Test
    void without_interactions_the_comment_says_who_has_created_it() {
        FakeTicket ticket = bridge.ticket(create(SAM, draft(jane, "Dented kettle")));

        assertThat(ticket.comments().getFirst().htmlBody()).contains("Created in Khoros", "sam@acme.example");
        assertThat(sent().containsKey("metadata")).isFalse();
    }

    @Test
    void comments_are_public_where_that_is_set() {
        Bridge open = new Bridge("adapter.cases.public-comments", "true");
        FakeUser customer = open.tenant().user("Jane Quill").add();

        Case created = open.ask(() -> open.cases.create(SAM, draft(customer, "Dented kettle", HELP)));

        assertThat(open.ticket(created).comments().getFirst().isPublic()).isTrue();
    }

    @Test
    void the_comment_is_the_agents_own_where_they_are_one_in_zendesk() {
        FakeUser sam = bridge.tenant()
                .user("Sam Agent")
                .email("sam@acme.example")
                .role("agent")
                .add();

        FakeTicket ticket = bridge.ticket(create(SAM, draft(jane, "Dented kettle", HELP)));

        assertThat(ticket.comments().getFirst().authorId()).isEqualTo(sam.id());
        assertThat(ticket.comments().getFirst().htmlBody()).doesNotContain("sam@acme.example");
    }

    @Test
    void else_it_is_the_services_and_names_the_agent() {
        FakeTicket ticket = bridge.ticket(create(SAM, draft(jane, "Dented kettle", HELP)));

        assertThat(ticket.comments().getFirst().authorId())
                .isEqualTo(bridge.tenant().serviceUserId());
        assertThat(ticket.comments().getFirst().htmlBody()).contains("sam@acme.example");
    }

    @Test
    void brand_form_group_and_tags_are_those_that_are_set() {
        Bridge placed = new Bridge(
                "adapter.cases.brand", "11", "adapter.cases.form", "12", "adapter.cases.tags", "social,care");
        FakeUser customer = placed.tenant().user("Jane Quill").add();
        Case created = placed.ask(() -> placed.cases.create(SAM, draft(customer, "Dented kettle")));

        JsonObject members = placed.ticket(created).members();
        assertThat(members.getLong("brand_id")).isEqualTo(11);
        assertThat(members.getLong("ticket_form_id")).isEqualTo(12);
        assertThat(placed.ticket(created).tags()).containsExactly("social", "care");
    }

    @Test
    void the_group_is_the_one_that_is_set_unless_the_agent_chooses_another() {
        long billing = bridge.tenant().groupId("Billing");
        Bridge grouped = bridge.replica(
                "adapter.cases.group", String.valueOf(bridge.tenant().groupId("Support")));

        Case set = grouped.ask(() -> grouped.cases.create(SAM, draft(jane, "Dented kettle")));
        Case chosen = grouped.ask(
                () -> grouped.cases.create(SAM, draft(jane, "Wrong bill", members("group", String.valueOf(billing)))));

        assertThat(grouped.ticket(set).groupId()).isEqualTo(bridge.tenant().groupId("Support"));
        assertThat(grouped.ticket(chosen).groupId()).isEqualTo(billing);
    }

    @Test
    void what_is_missing_or_wrong_is_told_by_field_all_at_once() {
        OperationException refusal =
                bridge.refusal(() -> create(SAM, new CaseDraft(null, " ", List.of(), members("priority", "very"))));

        assertThat(refusal.code()).isEqualTo(Code.VALIDATION_FAILED);
        assertThat(refusal.fields())
                .containsExactly(
                        new FieldError("customerId", "A case needs a customer."),
                        new FieldError("title", "A case needs a title."),
                        new FieldError("priority", "This is not one of the choices."));
        assertThat(bridge.zendesk.calls(CREATE)).isEmpty();
    }

    @Test
    void a_missing_title_or_a_customer_id_that_can_be_none_is_refused() {
        assertThat(bridge.refusal(() -> create(SAM, new CaseDraft("1", null, List.of(), Map.of())))
                        .fields())
                .containsExactly(new FieldError("title", "A case needs a title."));
        assertThat(bridge.refusal(() -> create(SAM, new CaseDraft("jane", "Dented kettle", List.of(), Map.of())))
                        .fields())
                .containsExactly(new FieldError("customerId", "No customer exists with this ID."));
    }

    @Test
    void unknown_fields_and_wrong_types_cannot_be_read() {
        OperationException refusal =
                bridge.refusal(() -> create(SAM, draft(jane, "Dented kettle", members("shoeSize", 44, "priority", 1))));

        assertThat(refusal.code()).isEqualTo(Code.INVALID_REQUEST);
        assertThat(refusal.fields()).extracting(FieldError::name).containsExactly("shoeSize", "priority");
    }

    @Test
    void only_so_many_interactions_can_be_sent_at_once() {
        Bridge small = bridge.replica("adapter.cases.max-interactions", "2");

        assertThat(small.refusal(() -> small.cases.create(SAM, draft(jane, "Dented kettle", tweets(3))))
                        .fields())
                .containsExactly(new FieldError("interactions", "At most 2 interactions can be sent at once."));
        small.ask(() -> small.cases.create(SAM, draft(jane, "Dented kettle", tweets(2))));
        assertThat(small.zendesk.tickets()).hasSize(1);
    }

    @Test
    void a_customer_whom_zendesk_does_not_know_is_refused_on_the_field() {
        assertThat(bridge.refusal(() -> create(SAM, new CaseDraft("1", "Dented kettle", List.of(), Map.of())))
                        .fields())
                .extracting(FieldError::name)
                .containsExactly("customerId");
    }

    @Test
    void an_agent_is_no_customer_of_a_case() {
        FakeUser agent = bridge.tenant().user("Ada Agent").role("agent").add();

        OperationException refusal = bridge.refusal(() -> create(SAM, draft(agent, "Dented kettle")));

        assertThat(refusal.code()).isEqualTo(Code.VALIDATION_FAILED);
        assertThat(refusal.fields()).containsExactly(new FieldError("customerId", "No customer exists with this ID."));
        assertThat(bridge.zendesk.calls(CREATE)).isEmpty();
    }

    @Test
    void a_merged_customer_gets_no_case_and_the_words_say_why() {
        FakeUser merged = bridge.tenant().user("Jane Double").deleted().add();

        assertThat(bridge.refusal(() -> create(SAM, draft(merged, "Dented kettle")))
                        .fields())
                .containsExactly(new FieldError(
                        "customerId",
                        "This customer was merged or deleted in Zendesk. Please link the right customer again."));
        assertThat(bridge.zendesk.calls(CREATE)).isEmpty();
    }

    @Test
    void a_case_of_a_new_post_by_a_customer_who_was_seen_lately_costs_one_call() {
        assertThat(bridge.calls(() -> bridge.cases.create(NOBODY, draft(jane, "Dented kettle", byBrand(HELP)))))
                .containsExactly("GET /api/v2/users/" + jane.id(), CREATE);
        assertThat(bridge.calls(() -> bridge.cases.create(NOBODY, draft(jane, "Broken kettle", byBrand(HELP)))))
                .containsExactly(CREATE);
    }

    @Test
    void a_case_of_old_posts_is_looked_up_first() {
        bridge.ask(() -> bridge.customers.find(String.valueOf(jane.id())));

        assertThat(bridge.calls(() -> bridge.cases.create(NOBODY, draft(jane, "Dented kettle", byBrand(OLD)))))
                .containsExactly(LOOK, CREATE);
    }

    @Test
    void a_case_that_zendesk_has_forgotten_the_key_of_is_found() {
        Case first = create(SAM, draft(jane, "Dented kettle", HELP));
        bridge.clock.advance(Duration.ofHours(3));

        assertThat(replicated(SAM, draft(jane, "Dented kettle", HELP)).id()).isEqualTo(first.id());
        assertThat(bridge.zendesk.calls(CREATE)).hasSize(1);
    }

    @Test
    void a_case_that_this_process_may_have_created_before_it_was_restarted_is_looked_up() {
        Case first = create(SAM, draft(jane, "Dented kettle", HELP));
        bridge.clock.advance(Duration.ofMinutes(1));

        assertThat(replicated(SAM, draft(jane, "Dented kettle", HELP)).id()).isEqualTo(first.id());
        assertThat(bridge.zendesk.calls(CREATE)).hasSize(1);
    }

    @Test
    void a_post_is_as_old_as_it_is_by_zendesks_clock() {
        Bridge running = bridge.replica();
        running.ask(() -> running.cases.create(SAM, draft(jane, "Another kettle", HELP)));
        Case first = create(SAM, draft(jane, "Dented kettle", HELP));
        running.zendeskIsAhead(Duration.ofHours(3));

        assertThat(running.ask(() -> running.cases.create(SAM, draft(jane, "Dented kettle", HELP)))
                        .id())
                .isEqualTo(first.id());
    }

    @Test
    void a_post_from_the_future_is_not_taken_for_a_new_one() {
        Interaction future = tweet("1003", "2026-11-21T18:00:00Z", "Wrong time zone");

        create(SAM, draft(jane, "Dented kettle", future));

        assertThat(bridge.zendesk.calls(LOOK)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void a_case_is_created_without_a_look_up_that_the_credentials_do_not_allow(int status) {
        bridge.faults().next(LOOK, Fault.status(status));

        create(SAM, draft(jane, "Dented kettle", OLD));

        assertThat(bridge.zendesk.tickets()).hasSize(1);
    }

    @Test
    void without_such_a_look_up_the_same_without_interactions_is_possible_again_later() {
        bridge.faults().always(LOOK, Fault.status(403));
        Case first = create(SAM, draft(jane, "Dented kettle"));
        bridge.clock.advance(Duration.ofMinutes(11));

        assertThat(replicated(SAM, draft(jane, "Dented kettle")).id()).isNotEqualTo(first.id());
    }

    @Test
    void what_cannot_be_looked_up_is_not_created() {
        bridge.faults().next(LOOK, Fault.UNAVAILABLE);

        assertThat(bridge.refusal(() -> create(SAM, draft(jane, "Dented kettle", OLD)))
                        .code())
                .isEqualTo(Code.CRM_BUSY);
        assertThat(bridge.zendesk.calls(CREATE)).isEmpty();
    }

    @Test
    void a_title_is_one_line_without_placeholders_and_what_cannot_be_seen() {
        FakeTicket ticket = bridge.ticket(
                create(
                        SAM,
                        draft(
                                jane,
                                " {{ticket.requester.email}}\r\n{% if x %}\t \u0000\u202eevil\u2066\u200f\ud800 \ud83d\ude00 ")));

        assertThat(ticket.subject()).isEqualTo("{\u200b{ticket.requester.email}} {\u200b% if x %} evil \ud83d\ude00");
    }

    @Test
    void joiners_of_emoji_and_of_names_stay_in_a_title() {
        String title = "\ud83d\udc69\u200d\ud83d\udd27 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645";

        assertThat(create(SAM, draft(jane, title)).title()).isEqualTo(title);
    }

    @Test
    void a_title_of_nothing_that_can_be_seen_is_none() {
        assertThat(bridge.refusal(() -> create(SAM, draft(jane, "\u202e\u0000\r\n\ufeff")))
                        .fields())
                .containsExactly(new FieldError("title", "A case needs a title."));
    }

    @Test
    void half_characters_reach_zendesk_in_no_place() {
        long order = bridge.tenant().ticketFieldId("Order number");
        Interaction broken = new Interaction(
                "2026-11-20T09:00:00Z",
                "a\ud83d",
                "https://x.com/\ude00",
                "7\ud800",
                "twitter\udfff",
                "tweet\ud800",
                new Interaction.Author("twitter", "77\ud800", "ja\udc00ne", "Jane\ud800", false));

        create(SAM, draft(jane, "Dented\ud800 kettle", members("ticket_field_" + order, "A-1\udbff"), broken));

        assertThat(sent().encode()).doesNotContainPattern("\\p{Cs}").doesNotContain("\\ud", "\\uD", "?\"");
        assertThat(bridge.zendesk.tickets().getFirst().field(order)).isEqualTo("A-1");
    }

    @Test
    void a_suspended_customer_is_refused_in_words() {
        FakeUser suspended = bridge.tenant().user("Sue Spended").suspended().add();

        assertThat(bridge.refusal(() -> create(SAM, draft(suspended, "Dented kettle"))))
                .hasMessage("This customer is suspended in Zendesk, so no case can be created.");
    }

    @Test
    void the_same_again_is_the_same_case() {
        Case first = create(SAM, draft(jane, "Dented kettle", HELP, PLEASE));

        assertThat(create(SAM, draft(jane, "Dented kettle", HELP, PLEASE)).id()).isEqualTo(first.id());
        assertThat(create(SAM, draft(jane, "Dented kettle ", PLEASE, HELP, HELP))
                        .id())
                .isEqualTo(first.id());
        assertThat(bridge.zendesk.calls(CREATE)).hasSize(1);
    }

    @Test
    void another_customer_title_field_interaction_or_company_means_another_case() {
        FakeUser john = bridge.tenant().user("John Doe").add();
        create(SAM, draft(jane, "Dented kettle", HELP));
        create(SAM, draft(john, "Dented kettle", HELP));
        create(SAM, draft(jane, "Broken kettle", HELP));
        create(SAM, draft(jane, "Dented kettle", PLEASE));
        create(SAM, draft(jane, "Dented kettle", members("priority", "high"), HELP));
        create(SAM, draft(jane, "Dented kettle", members("priority", "low"), HELP));
        create(KhorosCaller.of("sam@acme.example", null, "816"), draft(jane, "Dented kettle", HELP));

        assertThat(bridge.zendesk.tickets()).hasSize(7);
    }

    @Test
    void a_field_given_as_empty_makes_no_other_case() {
        Case first = create(SAM, draft(jane, "Dented kettle", HELP));

        assertThat(create(SAM, draft(jane, "Dented kettle", members("priority", ""), HELP))
                        .id())
                .isEqualTo(first.id());
    }

    @Test
    void the_order_of_fields_makes_no_other_case() {
        Case first = create(SAM, draft(jane, "Dented kettle", members("priority", "high", "type", "problem"), HELP));

        assertThat(create(SAM, draft(jane, "Dented kettle", members("type", "problem", "priority", "high"), HELP))
                        .id())
                .isEqualTo(first.id());
    }

    @Test
    void another_replica_gets_the_same_case_from_zendesk() {
        Case first = create(SAM, draft(jane, "Dented kettle", HELP));
        Bridge replica = bridge.replica();

        assertThat(replica.ask(() -> replica.cases.create(SAM, draft(jane, "Dented kettle", HELP)))
                        .id())
                .isEqualTo(first.id());
        assertThat(bridge.zendesk.calls(CREATE)).hasSize(2);
        assertThat(bridge.zendesk.tickets()).hasSize(1);
    }

    @Test
    void another_agent_with_the_same_case_gets_the_first_one() {
        Case first = create(SAM, draft(jane, "Dented kettle", HELP));
        Bridge replica = bridge.replica();

        assertThat(replica.ask(() -> replica.cases.create(KIM, draft(jane, "Dented kettle", HELP)))
                        .id())
                .isEqualTo(first.id());
        assertThat(bridge.zendesk.tickets()).hasSize(1);
    }

    @Test
    void without_interactions_the_same_is_meant_for_ten_minutes_only() {
        CaseDraft draft = draft(jane, "Dented kettle");
        Case first = create(SAM, draft);
        bridge.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(replicated(SAM, draft).id()).isEqualTo(first.id());

        bridge.clock.advance(Duration.ofSeconds(2));
        assertThat(replicated(SAM, draft).id()).isNotEqualTo(first.id());

        assertThat(bridge.zendesk.tickets()).hasSize(2);
    }

    @Test
    void the_ten_minutes_begin_with_the_case() {
        CaseDraft draft = draft(jane, "Dented kettle");
        bridge.clock.advance(Duration.ofMinutes(9).plusSeconds(59));
        Case first = create(SAM, draft);
        bridge.clock.advance(Duration.ofSeconds(2));

        assertThat(replicated(SAM, draft).id()).isEqualTo(first.id());
    }

    @Test
    void another_agent_may_create_the_same_without_interactions_after_ten_minutes() {
        Case first = create(SAM, draft(jane, "Dented kettle"));
        bridge.clock.advance(Duration.ofMinutes(11));

        assertThat(replicated(KIM, draft(jane, "Dented kettle")).id()).isNotEqualTo(first.id());
    }

    @Test
    void two_replicas_that_create_the_same_without_interactions_at_once_create_one() {
        bridge.clock.advance(Duration.ofMinutes(9).plusSeconds(59));
        bridge.zendesk.before(CREATE, () -> {
            bridge.clock.advance(Duration.ofSeconds(2));
            replicated(SAM, draft(jane, "Dented kettle"));
        });

        create(SAM, draft(jane, "Dented kettle"));

        assertThat(bridge.zendesk.tickets()).hasSize(1);
    }

    @Test
    void without_external_ids_the_same_without_interactions_is_possible_again_later() {
        Bridge plain = bridge.replica("adapter.cases.external-id", "false", "adapter.memory.life", "0s");
        plain.ask(() -> plain.cases.create(SAM, draft(jane, "Dented kettle")));
        bridge.clock.advance(Duration.ofSeconds(5));
        plain.ask(() -> plain.cases.create(SAM, draft(jane, "Dented kettle")));
        bridge.clock.advance(Duration.ofMinutes(10));

        plain.ask(() -> plain.cases.create(SAM, draft(jane, "Dented kettle")));

        assertThat(bridge.zendesk.tickets()).hasSize(2);
    }

    @Test
    void with_interactions_the_same_is_meant_for_ever() {
        Case first = create(SAM, draft(jane, "Dented kettle", HELP));
        bridge.clock.advance(Duration.ofDays(30));

        assertThat(create(SAM, draft(jane, "Dented kettle", HELP)).id()).isEqualTo(first.id());
    }

    @Test
    void where_only_the_answer_was_lost_the_case_is_found() {
        bridge.faults().next(CREATE, Fault.RESET_AFTER);

        create(SAM, draft(jane, "Dented kettle", HELP));

        assertThat(bridge.zendesk.calls(CREATE)).hasSize(1);
        assertThat(bridge.zendesk.calls(LOOK)).hasSize(1);
    }

    @Test
    void where_nothing_is_found_trying_again_is_said_to_be_safe() {
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);

        OperationException refusal = bridge.refusal(() -> create(SAM, draft(jane, "Dented kettle", HELP)));

        assertThat(refusal.code()).isEqualTo(Code.CRM_UNAVAILABLE);
        assertThat(refusal).hasMessageEndingWith("trying again will not create it twice.");
    }

    @Test
    void where_looking_fails_as_well_trying_again_is_said_to_be_safe() {
        bridge.faults().next(CREATE, Fault.RESET_AFTER).next(LOOK, Fault.UNAVAILABLE);

        assertThat(bridge.refusal(() -> create(SAM, draft(jane, "Dented kettle", HELP))))
                .hasMessageEndingWith("trying again will not create it twice.");
    }

    @Test
    void an_older_case_without_interactions_is_not_taken_for_a_lost_one() {
        Bridge forgetful = bridge.replica("adapter.memory.life", "0s");
        Case old = forgetful.ask(() -> forgetful.cases.create(SAM, draft(jane, "Dented kettle")));
        bridge.clock.advance(Duration.ofMinutes(10).plusSeconds(1));
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);

        assertThat(forgetful
                        .refusal(() -> forgetful.cases.create(SAM, draft(jane, "Dented kettle")))
                        .code())
                .isEqualTo(Code.CRM_UNAVAILABLE);
        assertThat(old).isNotNull();
    }

    @Test
    void of_several_with_one_external_id_the_newest_is_the_case() {
        bridge.faults().next(CREATE, Fault.RESET_AFTER);
        Case first = create(SAM, draft(jane, "Dented kettle", HELP));
        FakeTicket newer = bridge.tenant()
                .ticket(jane)
                .externalId(bridge.ticket(first).externalId())
                .add();
        Bridge replica = bridge.replica();
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);

        assertThat(replica.ask(() -> replica.cases.create(SAM, draft(jane, "Dented kettle", HELP)))
                        .id())
                .isEqualTo(String.valueOf(newer.id()));
    }

    @Test
    void without_external_ids_nothing_is_looked_for() {
        Bridge plain = bridge.replica("adapter.cases.external-id", "false");
        bridge.faults().next(CREATE, Fault.RESET_AFTER);

        plain.refusal(() -> plain.cases.create(SAM, draft(jane, "Dented kettle", HELP)));

        assertThat(bridge.zendesk.calls(LOOK)).isEmpty();
        assertThat(bridge.zendesk.tickets().getFirst().externalId()).isNull();
    }

    @Test
    void a_conflict_means_that_the_same_is_under_way_and_is_waited_for() {
        bridge.faults().next(CREATE, Fault.status(409));

        Instant begun = bridge.clock.instant();
        create(SAM, draft(jane, "Dented kettle", HELP));

        assertThat(bridge.zendesk.calls(CREATE)).hasSize(2);
        assertThat(bridge.clock.instant()).isEqualTo(begun.plusMillis(500));
    }

    @Test
    void conflicts_that_do_not_end_are_waited_for_longer_and_longer() {
        bridge.faults().always(CREATE, Fault.status(409));

        Instant begun = bridge.clock.instant();
        assertThat(bridge.refusal(() -> create(SAM, draft(jane, "Dented kettle", HELP)))
                        .code())
                .isEqualTo(Code.CRM_CONFLICT);

        assertThat(bridge.zendesk.calls(CREATE)).hasSize(4);
        assertThat(bridge.clock.instant()).isEqualTo(begun.plusMillis(500 + 1000 + 2000));
    }

    @Test
    void a_conflict_without_time_to_wait_is_looked_into() {
        bridge.faults().always(CREATE, Fault.status(409));
        bridge.zendesk.before(CREATE, () -> Samples.untilLeft(Duration.ofMillis(900)));

        assertThat(bridge.refusal(() -> Samples.inRequest(
                        Duration.ofSeconds(2), () -> bridge.cases.create(SAM, draft(jane, "Dented kettle", HELP)))))
                .extracting(OperationException::code)
                .isEqualTo(Code.CRM_CONFLICT);
        assertThat(bridge.zendesk.calls(CREATE)).hasSize(1);
        assertThat(bridge.zendesk.calls(LOOK)).hasSize(1);
    }

    @Test
    void refused_rights_are_told_and_nothing_is_looked_for() {
        bridge.faults().next(CREATE, Fault.status(403));

        assertThat(bridge.refusal(() -> create(SAM, draft(jane, "Dented kettle", HELP)))
                        .code())
                .isEqualTo(Code.CRM_REFUSED);
        assertThat(bridge.zendesk.calls(LOOK)).isEmpty();
    }

    private JsonObject sent() {
        return bridge.zendesk.calls(CREATE).getFirst().json().getJsonObject("ticket");
    }

    private Case create(KhorosCaller caller, CaseDraft draft) {
        return bridge.ask(() -> bridge.cases.create(caller, draft));
    }

    /** What another replica answers, which has just been started. */
    private Case replicated(KhorosCaller caller, CaseDraft draft) {
        Bridge replica = bridge.replica();
        return replica.ask(() -> replica.cases.create(caller, draft));
    }

    /** A post from which no handle is learned. */
    private static Interaction byBrand(Interaction post) {
        return new Interaction(
                post.created(),
                post.body(),
                post.linkUrl(),
                post.serviceId(),
                post.service(),
                post.contentType(),
                new Interaction.Author("twitter", "1", "acme", "acme", true));
    }

    private static Interaction[] tweets(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> tweet("20" + i, "2026-11-20T09:00:00Z", "Tweet " + i))
                .toArray(Interaction[]::new);
    }
}
