package io.khoroszendesk.crm;

import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static io.khoroszendesk.Fields.HANDLES;
import static io.khoroszendesk.Interactions.author;
import static io.khoroszendesk.Interactions.tweet;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.ticket;
import static io.khoroszendesk.ZendeskStub.user;
import static io.khoroszendesk.ZendeskStub.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handles are learned after the answer, so these tests wait for what happens then. */
@QuarkusTest
@WithTestResource(
        value = Tenant.class,
        initArgs = {@ResourceArg(name = "adapter.handles.learn", value = "true")})
class LearnedHandlesHttpTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void a_tenant_that_keeps_handles() {
        zendesk.isEmpty();
        zendesk.hasUserFields(HANDLES);
    }

    /** A customer with stored handles, who can be changed. */
    void knows(long customer, String handles) {
        Map<String, Object> user = with(user(customer, "Jane"), "user_fields", object("khoros_social", handles));
        zendesk.hasUsers(user);
        zendesk.answers(put("/api/v2/users/" + customer), object("user", user));
    }

    void createCase(long customer, Object... interactions) {
        zendesk.creates(ticket(customer - 10_000, customer, "new"));
        Khoros.post("/case", object("customerId", customer, "title", "Learn", "interactions", array(interactions)))
                .then()
                .statusCode(201);
    }

    /** An interaction of somebody who has the name and the id of the customer, because what is learned is remembered. */
    static Map<String, Object> tweetBy(long customer) {
        String id = String.valueOf(customer);
        return with(tweet("4-" + id, "Hi"), "author", author("Jane_" + id, id, false));
    }

    String written(long customer) throws InterruptedException {
        String path = "/api/v2/users/" + customer;
        Instant end = Instant.now().plus(PATIENCE);
        while (zendesk.calls("PUT", path).isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        return zendesk.body("PUT", path).at("/user/user_fields/khoros_social").asText();
    }

    /** Waits until a later case has been learned from; what came before it would have been, too. */
    void assertNothingWritten(long customer) throws InterruptedException {
        long later = customer + 5_000;
        knows(later, null);
        createCase(later, tweetBy(later));
        written(later);
        assertThat(zendesk.calls("PUT", "/api/v2/users/" + customer)).isEmpty();
    }

    @Test
    void the_author_of_a_new_case_becomes_a_handle_of_its_customer() throws InterruptedException {
        knows(86001, null);

        createCase(86001, tweetBy(86001));

        assertThat(written(86001)).isEqualTo("twitter jane_86001 86001");
        assertThat(zendesk.body("PUT", "/api/v2/users/86001").path("user"))
                .isEqualTo(Json.node(object("user_fields", object("khoros_social", "twitter jane_86001 86001"))));
    }

    @Test
    void the_author_of_an_added_interaction_does_as_well_beside_what_is_known() throws InterruptedException {
        knows(86002, "instagram jane.quill");
        zendesk.hasTickets(ticket(76002, 86002, "open"));
        zendesk.hasComments(76002);
        zendesk.updates(ticket(76002, 86002, "open"));

        Khoros.patch("/case/76002", object("interactions", array(tweetBy(86002))))
                .then()
                .statusCode(200);

        assertThat(written(86002)).isEqualTo("instagram jane.quill\ntwitter jane_86002 86002");
    }

    @Test
    void a_line_that_was_typed_without_the_id_is_completed() throws InterruptedException {
        knows(86003, "Twitter @Jane_86003");

        createCase(86003, tweetBy(86003));

        assertThat(written(86003)).isEqualTo("twitter jane_86003 86003");
    }

    @Test
    void a_known_handle_is_not_written_again() throws InterruptedException {
        knows(86004, "twitter jane_86004 86004");

        createCase(86004, tweetBy(86004));

        assertNothingWritten(86004);
    }

    @Test
    void the_brands_own_handle_is_never_learned() throws InterruptedException {
        knows(86005, null);

        createCase(86005, with(tweet("4005", "We are sorry."), "author", author("acme_help", "1", true)));

        assertNothingWritten(86005);
    }

    @Test
    void of_two_authors_nobody_knows_which_one_is_the_customer() throws InterruptedException {
        knows(86006, null);

        createCase(
                86006, tweetBy(86006), with(tweet("4007", "Me too"), "author", author("somebody_else", "4712", false)));

        assertNothingWritten(86006);
    }

    @Test
    void a_handle_that_another_customer_has_stays_theirs() throws InterruptedException {
        knows(86007, null);
        zendesk.finds(
                "role:end-user khoros_social:\"twitter jane_86007\"",
                with(user(86107, "Another"), "user_fields", object("khoros_social", "twitter jane_86007")));

        createCase(86007, tweetBy(86007));

        assertNothingWritten(86007);
    }
}
