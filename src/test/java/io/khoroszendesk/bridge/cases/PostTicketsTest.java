package io.khoroszendesk.bridge.cases;

import static io.khoroszendesk.bridge.Samples.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.Interaction.Author;
import io.khoroszendesk.bridge.api.SocialPost;
import io.khoroszendesk.bridge.cases.PostTickets.Outcome;
import io.khoroszendesk.bridge.identity.Handle;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostTicketsTest {

    private static final String CREATE_USER = "POST /api/v2/users";
    private static final SocialPost HELP =
            new SocialPost(tweet("1001", "2026-11-20T09:00:00Z", "My kettle came dented!"), "https://x.com/jane");

    private final Bridge bridge = new Bridge();

    @Test
    void a_post_becomes_a_ticket_with_its_text_and_marker() {
        assertThat(create(HELP)).isEqualTo(Outcome.CREATED);

        FakeTicket ticket = ticket();
        assertThat(ticket.subject()).isEqualTo("@jane on Twitter: My kettle came dented!");
        assertThat(ticket.interactions()).containsExactly("twitter:1001");
        assertThat(ticket.comments().getFirst().htmlBody()).contains("My kettle came dented!");
        assertThat(ticket.comments().getFirst().isPublic()).isFalse();
        assertThat(ticket.tags()).containsExactly("khoros");
        assertThat(ticket.externalId()).startsWith("khoros-post-");
    }

    @Test
    void the_subject_is_one_line_without_placeholders_and_direction_marks() {
        Interaction post = new Interaction(
                "2026-11-20T09:00:00Z",
                "{{ticket.id}}\r\n{%x\u202e y\ud800",
                null,
                "1003",
                "twitter",
                "tweet",
                new Interaction.Author("twitter", "77", "ja{{x}}ne\n", "Jane", false));

        assertThat(PostTickets.subject(post)).isEqualTo("@ja{\u200b{x}}ne on Twitter: {\u200b{ticket.id}} {\u200b%x y");
    }

    @Test
    void a_post_that_has_a_ticket_gets_no_second_one() {
        create(HELP);

        assertThat(create(HELP)).isEqualTo(Outcome.KNOWN);
        assertThat(bridge.calls(() -> bridge.posts.create(HELP))).noneMatch(call -> call.startsWith("POST"));
    }

    @Test
    void another_replica_makes_no_second_one() {
        create(HELP);
        Bridge other = bridge.replica();

        assertThat(other.ask(() -> other.posts.create(HELP))).isEqualTo(Outcome.KNOWN);
    }

    @Test
    void the_one_customer_who_has_the_account_is_the_requester() {
        FakeUser jane = owner("Jane Quill");

        create(HELP);

        assertThat(ticket().requesterId()).isEqualTo(jane.id());
        assertThat(bridge.zendesk.calls()).doesNotContain(CREATE_USER);
    }

    @Test
    void of_several_customers_with_the_account_none_is_the_requester() {
        owner("Jane Quill");
        owner("Jane Double");

        create(HELP);

        assertThat(ticket().requesterId()).isEqualTo(bridge.tenant().serviceUserId());
        assertThat(bridge.zendesk.calls()).doesNotContain(CREATE_USER);
    }

    @Test
    void a_suspended_customer_is_not_the_requester() {
        bridge.tenant()
                .user("Jane Quill")
                .field("khoros_social", "twitter jane 77")
                .suspended()
                .add();

        create(HELP);

        assertThat(ticket().requesterId()).isEqualTo(bridge.tenant().serviceUserId());
    }

    @Test
    void a_namesake_is_not_the_requester() {
        FakeUser namesake = bridge.tenant().user("Jane Quill").add();

        create(HELP);

        assertThat(ticket().requesterId()).isNotEqualTo(namesake.id());
    }

    @Test
    void where_nobody_has_the_account_an_end_user_is_made_who_has_it() {
        create(HELP);

        JsonObject sent = sentUser();
        assertThat(sent.getString("name")).isEqualTo("Jane Quill");
        assertThat(sent.getJsonObject("user_fields").getString("khoros_social")).isEqualTo("twitter jane 77");
        assertThat(sent.getString("external_id")).startsWith("khoros-author-");
        assertThat(sent.getBoolean("skip_verify_email")).isTrue();
        assertThat(bridge.zendesk.user(ticket().requesterId()).name()).isEqualTo("Jane Quill");
        assertThat(bridge.tenant().mails()).isEmpty();
    }

    @Test
    void the_next_post_of_the_same_author_has_the_same_requester_though_the_search_is_late() {
        bridge.tenant().indexLag(Duration.ofMinutes(5));
        create(HELP);
        long author = ticket().requesterId();

        create(post("1002", HELP.post().author()));

        assertThat(ticket().requesterId()).isEqualTo(author);
    }

    @Test
    void another_replica_finds_the_one_who_was_made_though_the_search_is_late() {
        bridge.tenant().indexLag(Duration.ofMinutes(5));
        create(HELP);
        long author = ticket().requesterId();
        Bridge other = bridge.replica();

        other.ask(() -> other.posts.create(post("1002", HELP.post().author())));

        assertThat(ticket().requesterId()).isEqualTo(author);
    }

    @Test
    void a_ticket_whose_answer_was_lost_is_found_again() {
        bridge.faults().next("POST /api/v2/tickets", Fault.RESET_AFTER);

        assertThat(create(HELP)).isEqualTo(Outcome.CREATED);
        assertThat(bridge.zendesk.tickets()).hasSize(1);
    }

    @Test
    void who_was_made_is_found_again_after_a_lost_answer() {
        bridge.faults().next(CREATE_USER, Fault.RESET_AFTER);

        create(HELP);

        assertThat(ticket().requesterId()).isNotEqualTo(bridge.tenant().serviceUserId());
        assertThat(bridge.zendesk.calls()).filteredOn(CREATE_USER::equals).hasSize(1);
    }

    @Test
    void an_author_whom_zendesk_does_not_take_leaves_the_ticket_to_the_service() {
        bridge.faults().next(CREATE_USER, Fault.status(422));

        create(HELP);

        assertThat(ticket().requesterId()).isEqualTo(bridge.tenant().serviceUserId());
    }

    @Test
    void nobody_is_made_where_handles_are_not_kept() {
        bridge.tenant().removeUserField("khoros_social");

        create(HELP);

        assertThat(bridge.zendesk.calls()).doesNotContain(CREATE_USER);
        assertThat(ticket().requesterId()).isEqualTo(bridge.tenant().serviceUserId());
    }

    @Test
    void a_post_without_an_author_is_somebodys() {
        create(post("1003", null));

        assertThat(ticket().subject()).isEqualTo("Somebody on Twitter: My kettle came dented!");
        assertThat(bridge.zendesk.calls()).doesNotContain(CREATE_USER);
    }

    @Test
    void an_author_without_a_name_is_called_by_the_account() {
        create(post("1004", new Author("twitter", "78", "@nora", " ", false)));

        assertThat(sentUser().getString("name")).isEqualTo("@nora");
        assertThat(ticket().subject()).startsWith("@nora on Twitter");
    }

    @Test
    void an_author_without_an_account_name_is_called_by_their_own_in_the_subject() {
        assertThat(PostTickets.subject(post("1", new Author("twitter", "78", null, "Nora", false))
                        .post()))
                .isEqualTo("Nora on Twitter: My kettle came dented!");
    }

    @Test
    void a_long_name_is_cut_between_characters() {
        create(post("1005", new Author("twitter", "79", "long", "😀".repeat(101), false)));

        assertThat(sentUser().getString("name")).isEqualTo("😀".repeat(100));
    }

    @Test
    void a_long_text_is_cut_in_the_subject_between_characters() {
        assertThat(PostTickets.subject(tweet("1", "2026-11-20T09:00:00Z", "😀".repeat(81))))
                .isEqualTo("@jane on Twitter: " + "😀".repeat(80) + "…");
        assertThat(PostTickets.subject(tweet("1", "2026-11-20T09:00:00Z", "😀".repeat(80))))
                .isEqualTo("@jane on Twitter: " + "😀".repeat(80));
    }

    @Test
    void a_post_without_text_has_a_subject_without_one() {
        assertThat(PostTickets.subject(tweet("1", "2026-11-20T09:00:00Z", " \n ")))
                .isEqualTo("@jane on Twitter");
    }

    @Test
    void the_profile_link_tells_the_account_where_the_screen_name_is_a_persons_name() {
        SocialPost post = new SocialPost(
                post("1006", new Author("twitter", "80", "Nora Newcomb", "Nora", false))
                        .post(),
                "https://x.com/nora.n");

        assertThat(PostAuthors.handle(post)).contains(new Handle("twitter", "nora.n", "80"));
    }

    @Test
    void a_link_to_another_network_is_not_the_account() {
        SocialPost post = new SocialPost(HELP.post(), "https://www.instagram.com/somebody");

        assertThat(PostAuthors.handle(post)).contains(new Handle("twitter", "jane", "77"));
    }

    @Test
    void an_author_without_anything_has_no_account() {
        assertThat(PostAuthors.handle(post("1007", new Author("twitter", null, null, "Nora", false))))
                .isEmpty();
    }

    private static SocialPost post(String id, Author author) {
        Interaction tweet = tweet(id, "2026-11-20T09:00:00Z", "My kettle came dented!");
        return new SocialPost(
                new Interaction(
                        tweet.created(), tweet.body(), tweet.linkUrl(), id, "twitter", tweet.contentType(), author),
                null);
    }

    private FakeUser owner(String name) {
        return bridge.tenant()
                .user(name)
                .field("khoros_social", "twitter jane 77")
                .add();
    }

    private Outcome create(SocialPost post) {
        return bridge.ask(() -> bridge.posts.create(post));
    }

    private JsonObject sentUser() {
        return bridge.zendesk.calls(CREATE_USER).getFirst().json().getJsonObject("user");
    }

    private FakeTicket ticket() {
        return bridge.zendesk.tickets().getLast();
    }
}
