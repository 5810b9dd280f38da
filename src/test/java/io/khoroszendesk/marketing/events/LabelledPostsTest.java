package io.khoroszendesk.marketing.events;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.node;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.marketing.events.Delivery.await;
import static io.khoroszendesk.marketing.events.Delivery.count;
import static io.khoroszendesk.marketing.events.Delivery.labelApplied;
import static io.khoroszendesk.marketing.events.Delivery.post;
import static io.khoroszendesk.marketing.events.Delivery.tweet;
import static io.khoroszendesk.marketing.events.EventsTenant.LABEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Labels that make tickets of posts. Every test has posts and authors of its own, because the adapter remembers some. */
@QuarkusTest
@WithTestResource(EventsTenant.class)
class LabelledPostsTest {

    @Inject
    MeterRegistry metrics;

    @Inject
    PulledEvents pulled;

    final FakeZendesk zendesk = EventsTenant.zendesk();
    EventLog log;

    @BeforeEach
    void an_untouched_account() {
        zendesk.reset();
        log = new EventLog();
    }

    @AfterEach
    void no_more() {
        log.close();
    }

    double outcomes() {
        return metrics.find("khoros.posts").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    /** Delivers events and waits until something has become of this many posts. */
    void deliver(int posts, Object... events) throws InterruptedException {
        double before = outcomes();
        for (Object event : events) {
            post(event).then().statusCode(200);
        }
        await(posts + " posts dealt with", () -> outcomes() == before + posts);
    }

    FakeTicket theTicket() {
        assertThat(zendesk.tickets()).hasSize(1);
        return zendesk.tickets().getFirst();
    }

    @Test
    void a_labelled_post_becomes_a_ticket_of_its_author() throws InterruptedException {
        FakeUser jane = zendesk.tenant()
                .user("Jane Quill")
                .field("khoros_social", "twitter jane_101 9101")
                .add();

        deliver(1, labelApplied(LABEL, tweet("101", "jane_101", "9101", "My kettle\n came dented!")));

        FakeTicket ticket = theTicket();
        assertThat(ticket.requesterId()).isEqualTo(jane.id());
        assertThat(ticket.subject()).isEqualTo("@jane_101 on Twitter: My kettle came dented!");
        assertThat(ticket.tags()).containsExactly("khoros");
        assertThat(ticket.interactions()).containsExactly("twitter:101");
        assertThat(ticket.comments()).hasSize(1);
        assertThat(ticket.comments().getFirst().htmlBody())
                .contains("@jane_101", "2026-05-26 18:23 UTC", "https://twitter.com/jane_101/status/101");
        assertThat(zendesk.count("POST", "/api/v2/users")).isZero();
    }

    @Test
    void nobody_is_named_in_the_log() throws InterruptedException {
        zendesk.faults().next("POST /api/v2/tickets", Fault.status(422));

        deliver(1, labelApplied(LABEL, tweet("102", "canary_102", "9102", "canary words")));

        assertThat(log.lines())
                .allSatisfy(line -> assertThat(line.text()).doesNotContain("canary", "9102", "twitter:102"));
        assertThat(log.lines()).anySatisfy(line -> assertThat(line.text()).startsWith("A labelled post got no ticket"));
    }

    @Test
    void every_post_of_an_event_gets_a_ticket() throws InterruptedException {
        deliver(
                2,
                labelApplied(
                        LABEL,
                        tweet("103", "jane_103", "9103", "One"),
                        object("sfEntityType", "StreamItem"),
                        tweet("104", "joe_104", "9104", "Two")));

        assertThat(zendesk.tickets())
                .flatExtracting(FakeTicket::interactions)
                .containsExactly("twitter:103", "twitter:104");
    }

    @Test
    void a_post_has_one_ticket_however_often_it_is_labelled() throws InterruptedException {
        Map<String, Object> item = tweet("105", "jane_105", "9105", "Again");

        deliver(3, labelApplied(LABEL, item), labelApplied(LABEL, item), labelApplied("Other Label", item));
        deliver(1, labelApplied(LABEL, tweet("105", "jane_105", "9105", "Again, edited")));

        assertThat(theTicket().interactions()).containsExactly("twitter:105");
    }

    @Test
    void an_event_that_is_delivered_again_costs_nothing() throws InterruptedException {
        Map<String, Object> event = labelApplied(LABEL, tweet("106", "jane_106", "9106", "Once"));
        deliver(1, event);
        zendesk.forgetCalls();

        post(event).then().statusCode(200);
        deliver(1, labelApplied(LABEL, tweet("107", "jane_107", "9107", "Another")));

        assertThat(zendesk.tickets()).hasSize(2);
        assertThat(zendesk.count("GET", "/api/v2/tickets")).isEqualTo(1);
    }

    @Test
    void an_author_whom_nobody_knows_becomes_a_customer_once_though_the_search_lags() throws InterruptedException {
        zendesk.tenant().indexLag(Duration.ofMinutes(5));
        zendesk.tenant().user("Somebody called jane_108").add();

        deliver(1, labelApplied(LABEL, tweet("108", "jane_108", "9108", "First")));
        deliver(1, labelApplied(LABEL, tweet("109", "Jane_108", "9108", "Second")));

        FakeUser author = zendesk.user(zendesk.tickets().getFirst().requesterId());
        assertThat(author.name()).isEqualTo("Somebody called jane_108");
        assertThat(author.field("khoros_social")).isEqualTo("twitter jane_108 9108");
        assertThat(author.role()).isEqualTo("end-user");
        assertThat(author.email()).isNull();
        assertThat(zendesk.tickets()).extracting(FakeTicket::requesterId).containsOnly(author.id());
        assertThat(zendesk.users())
                .filteredOn(user -> author.name().equals(user.name()))
                .hasSize(2);
    }

    @Test
    void where_several_customers_have_the_account_nobody_is_chosen() throws InterruptedException {
        zendesk.tenant()
                .user("One")
                .field("khoros_social", "twitter shared_112")
                .add();
        zendesk.tenant()
                .user("Two")
                .field("khoros_social", "twitter shared_112")
                .add();

        deliver(1, labelApplied(LABEL, tweet("112", "shared_112", "9112", "Who?")));

        assertThat(theTicket().requesterId()).isEqualTo(zendesk.tenant().serviceUserId());
        assertThat(theTicket().comments().getFirst().htmlBody()).contains("@shared_112");
        assertThat(zendesk.count("POST", "/api/v2/users")).isZero();
    }

    @Test
    void nobody_is_found_by_name_or_made_where_handles_are_not_kept() throws InterruptedException {
        zendesk.tenant().removeUserField("khoros_social");
        zendesk.tenant().user("Somebody called jane_113").add();

        deliver(1, labelApplied(LABEL, tweet("113", "jane_113", "9113", "Who?")));

        assertThat(theTicket().requesterId()).isEqualTo(zendesk.tenant().serviceUserId());
        assertThat(zendesk.count("POST", "/api/v2/users")).isZero();
    }

    @Test
    void a_post_of_a_suspended_customer_is_not_lost() throws InterruptedException {
        zendesk.tenant()
                .user("Suspended")
                .field("khoros_social", "twitter jane_114 9114")
                .suspended()
                .add();

        deliver(1, labelApplied(LABEL, tweet("114", "jane_114", "9114", "Hello")));

        assertThat(theTicket().requesterId()).isEqualTo(zendesk.tenant().serviceUserId());
    }

    @Test
    void a_post_without_a_text_or_an_author_becomes_a_ticket_too() throws InterruptedException {
        deliver(
                1,
                labelApplied(
                        LABEL,
                        object(
                                "entityId",
                                "facebook:115",
                                "text",
                                "",
                                "link",
                                "https://facebook.com/115",
                                "createdDate",
                                null)));

        assertThat(theTicket().subject()).isEqualTo("Somebody on Facebook");
        assertThat(theTicket().requesterId()).isEqualTo(zendesk.tenant().serviceUserId());
    }

    @Test
    void other_labels_make_no_tickets() throws InterruptedException {
        double before = count(metrics, "khoros.events", "event", "stream-item-label-applied", "outcome", "accepted");

        post(labelApplied("praise", tweet("116", "jane_116", "9116", "Lovely")));
        deliver(1, labelApplied("MAKE A TICKET", tweet("117", "jane_117", "9117", "Broken")));

        assertThat(count(metrics, "khoros.events", "event", "stream-item-label-applied", "outcome", "accepted"))
                .isEqualTo(before + 2);
        assertThat(theTicket().interactions()).containsExactly("twitter:117");
    }

    @Test
    void labels_may_be_a_string_or_stand_at_the_items() throws InterruptedException {
        Map<String, Object> asString = labelApplied(null, tweet("118", "jane_118", "9118", "String"));
        asString.put(
                "data", object("labels", "praise, " + LABEL, "items", array(tweet("118", "jane_118", "9118", "x"))));
        Map<String, Object> item = tweet("119", "jane_119", "9119", "At the item");
        item.put("labels", array("praise"));
        Map<String, Object> wanted = tweet("120", "jane_120", "9120", "At the item");
        wanted.put("labels", array("praise", LABEL));

        post(labelApplied(null, item)).then().statusCode(200);
        deliver(2, asString, labelApplied(null, wanted));

        assertThat(zendesk.tickets())
                .flatExtracting(FakeTicket::interactions)
                .containsExactlyInAnyOrder("twitter:118", "twitter:120");
    }

    @Test
    void an_event_without_any_label_is_what_was_subscribed_to() throws InterruptedException {
        Map<String, Object> item = tweet("121", "jane_121", "9121", "Unlabelled");
        item.put("labels", array());

        deliver(1, labelApplied(null, item));

        assertThat(theTicket().interactions()).containsExactly("twitter:121");
    }

    @Test
    void a_ticket_whose_answer_is_lost_is_made_once() throws InterruptedException {
        zendesk.faults().next("POST /api/v2/tickets", Fault.RESET_AFTER);
        zendesk.faults().next("POST /api/v2/users", Fault.RESET_AFTER);

        deliver(1, labelApplied(LABEL, tweet("122", "jane_122", "9122", "Lost")));

        assertThat(theTicket().interactions()).containsExactly("twitter:122");
        assertThat(zendesk.users())
                .filteredOn(user -> user.name().contains("jane_122"))
                .hasSize(1);
    }

    @Test
    void while_zendesk_fails_it_is_tried_again() throws InterruptedException {
        zendesk.faults().times(2, "GET /api/v2/tickets", Fault.status(500));

        deliver(1, labelApplied(LABEL, tweet("123", "jane_123", "9123", "Later")));

        assertThat(theTicket().interactions()).containsExactly("twitter:123");
        assertThat(log.lines())
                .anySatisfy(line -> assertThat(line.text()).startsWith("A labelled post has no ticket yet"));
    }

    @Test
    void after_the_last_attempt_it_may_be_delivered_again() throws InterruptedException {
        Map<String, Object> event = labelApplied(LABEL, tweet("124", "jane_124", "9124", "Outage"));
        double failed = count(metrics, "khoros.posts", "outcome", "failed");
        zendesk.faults().always("GET /api/v2/tickets", Fault.status(500));
        deliver(1, event);
        assertThat(count(metrics, "khoros.posts", "outcome", "failed")).isEqualTo(failed + 1);
        zendesk.faults().clear();
        double made = count(metrics, "khoros.posts", "outcome", "created");

        await("it is taken again", () -> {
            post(event).then().statusCode(200);
            return count(metrics, "khoros.posts", "outcome", "created") == made + 1;
        });

        assertThat(theTicket().interactions()).containsExactly("twitter:124");
    }

    @Test
    void of_events_that_are_fetched_only_the_missing_tickets_are_made() throws InterruptedException {
        Map<String, Object> delivered = labelApplied(LABEL, tweet("125", "jane_125", "9125", "Delivered"));
        Map<String, Object> lost = labelApplied(LABEL, tweet("126", "jane_126", "9126", "Lost"));
        deliver(1, delivered);
        zendesk.faults().next("GET /api/v2/tickets", Fault.status(500));

        assertThat(pulled.work(List.of(node(delivered), node(lost), node(object("eventName", "rule-applied")))))
                .singleElement()
                .asString()
                .startsWith("Labelled posts: ");

        assertThat(zendesk.tickets())
                .flatExtracting(FakeTicket::interactions)
                .containsExactly("twitter:125", "twitter:126");
    }

    @Test
    void while_zendesk_is_down_posts_wait_in_bounded_memory() throws InterruptedException {
        double before = outcomes();
        zendesk.faults().always("*", Fault.status(503));
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Map<String, Object> post = tweet("7" + i, "wordy", "77", "w".repeat(60_000));
            answers.add(post(labelApplied(LABEL, post)).statusCode());
        }

        // Each takes 120 kB, and 300 kB may wait.
        assertThat(answers).startsWith(200, 200).contains(503);
        zendesk.reset();
        long taken = answers.stream().filter(answer -> answer == 200).count();
        await("nothing waits any more", () -> outcomes() == before + taken);
    }
}
