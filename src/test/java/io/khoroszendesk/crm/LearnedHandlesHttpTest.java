package io.khoroszendesk.crm;

import static io.khoroszendesk.Interactions.author;
import static io.khoroszendesk.Interactions.tweet;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handles are learned after the answer, so these tests wait for what happens then. */
@QuarkusTest
@WithTestResource(CrmTenant.class)
class LearnedHandlesHttpTest {

    static final String HANDLES = "khoros_social";
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final FakeZendesk zendesk = CrmTenant.zendesk();
    final FakeTenant tenant = zendesk.tenant();

    @BeforeEach
    void a_tenant_that_keeps_handles() {
        CrmTenant.isEmpty();
        tenant.userField(HANDLES, "textarea").add();
    }

    FakeUser jane(String handles) {
        return tenant.user("Jane").field(HANDLES, handles).add();
    }

    static void createCase(FakeUser customer, Object... interactions) {
        Khoros.post("/case", object("customerId", customer.id(), "title", "Learn", "interactions", array(interactions)))
                .then()
                .statusCode(201);
    }

    static String handle(FakeUser customer) {
        return "jane_" + customer.id();
    }

    /** An interaction of somebody who has the name and the id of the customer, because what is learned is remembered. */
    static Map<String, Object> tweetBy(FakeUser customer) {
        String id = String.valueOf(customer.id());
        return tweet("4-" + id, "Hi", author("Jane_" + id, id, false));
    }

    /** The line that is learned from {@link #tweetBy}. */
    static String lineOf(FakeUser customer) {
        return "twitter " + handle(customer) + " " + customer.id();
    }

    Object stored(FakeUser customer) {
        return zendesk.user(customer.id()).field(HANDLES);
    }

    /** Waits until other handles are stored than the customer had. */
    Object written(FakeUser customer) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Objects.equals(stored(customer), customer.field(HANDLES))
                && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        return stored(customer);
    }

    /** Waits until a later case has been learned from; what came before it would have been, too. */
    void assertNothingWritten(FakeUser customer) throws InterruptedException {
        FakeUser later = jane(null);
        createCase(later, tweetBy(later));
        assertThat(written(later)).isEqualTo(lineOf(later));
        assertThat(zendesk.count("PUT", "/api/v2/users/" + customer.id())).isZero();
        assertThat(stored(customer)).isEqualTo(customer.field(HANDLES));
    }

    @Test
    void the_author_of_a_new_case_becomes_a_handle_of_its_customer() throws InterruptedException {
        FakeUser jane = jane(null);

        createCase(jane, tweetBy(jane));

        assertThat(written(jane)).isEqualTo(lineOf(jane));
        assertThat(CrmTenant.body("PUT", "/api/v2/users/{id}").path("user"))
                .isEqualTo(Json.node(object("user_fields", object(HANDLES, lineOf(jane)))));
    }

    @Test
    void the_author_of_an_added_interaction_does_as_well_beside_what_is_known() throws InterruptedException {
        FakeUser jane = jane("instagram jane.quill");
        long ticket = tenant.ticket(jane).status("open").add().id();

        Khoros.patch("/case/" + ticket, object("interactions", array(tweetBy(jane))))
                .then()
                .statusCode(200);

        assertThat(written(jane)).isEqualTo("instagram jane.quill\n" + lineOf(jane));
    }

    @Test
    void a_line_that_was_typed_without_the_id_is_completed() throws InterruptedException {
        FakeUser jane = jane(null);
        jane = tenant.edit(jane.id())
                .field(HANDLES, "Twitter @Jane_" + jane.id())
                .add();

        createCase(jane, tweetBy(jane));

        assertThat(written(jane)).isEqualTo(lineOf(jane));
    }

    @Test
    void a_known_handle_is_not_written_again() throws InterruptedException {
        FakeUser jane = jane(null);
        jane = tenant.edit(jane.id()).field(HANDLES, lineOf(jane)).add();

        createCase(jane, tweetBy(jane));

        assertNothingWritten(jane);
    }

    @Test
    void the_brands_own_handle_is_never_learned() throws InterruptedException {
        FakeUser jane = jane(null);

        createCase(jane, tweet("4005", "We are sorry.", author("acme_help", "1", true)));

        assertNothingWritten(jane);
    }

    @Test
    void of_two_authors_nobody_knows_which_one_is_the_customer() throws InterruptedException {
        FakeUser jane = jane(null);

        createCase(jane, tweetBy(jane), tweet("4007", "Me too", author("somebody_else", "4712", false)));

        assertNothingWritten(jane);
    }

    @Test
    void a_handle_that_another_customer_has_stays_theirs() throws InterruptedException {
        FakeUser jane = jane(null);
        tenant.user("Another").field(HANDLES, "twitter " + handle(jane)).add();

        createCase(jane, tweetBy(jane));

        assertNothingWritten(jane);
    }
}
