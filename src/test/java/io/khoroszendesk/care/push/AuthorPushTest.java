package io.khoroszendesk.care.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.care.CareTenant;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.care.push.Detachment.Outcome;
import io.khoroszendesk.care.push.PushResult.Failed;
import io.khoroszendesk.care.push.PushResult.NotJoined;
import io.khoroszendesk.care.push.PushResult.Reason;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.care.CareAssumptions.Metadata;
import io.khoroszendesk.fake.care.FakeAuthor;
import io.khoroszendesk.fake.care.FakeCare;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(Tenant.class)
@WithTestResource(CareTenant.class)
class AuthorPushTest {

    private static final AuthorRef TWITTER = AuthorRef.of("twitter", "1001");

    @Inject
    AuthorPush authors;

    private FakeCare care;

    @BeforeEach
    void nobody_is_there() {
        care = CareTenant.care();
        care.reset();
    }

    @Test
    void customers_become_authors_with_their_attributes() {
        PushResult result = authors.push(List.of(jane("101"), jane("102")));

        assertThat(result.succeeded()).containsExactly("101", "102");
        assertThat(care.directory().persons()).hasSize(2);
        assertThat(care.directory().attributes("101")).isEqualTo(Map.of("name", "Jane 101", "plan", "gold"));
    }

    @Test
    void the_same_push_again_changes_nothing() {
        authors.push(List.of(jane("101", TWITTER)));
        List<?> before = care.directory().persons();
        authors.push(List.of(jane("101", TWITTER)));

        assertThat(care.directory().persons()).isEqualTo(before);
    }

    @Test
    void no_batch_has_more_than_a_hundred() {
        PushResult result = authors.push(IntStream.range(0, 250)
                .mapToObj(i -> jane(String.valueOf(1000 + i)))
                .toList());

        assertThat(result.succeeded()).hasSize(250);
        assertThat(care.count("PUT", "/api/v2/authors")).isEqualTo(3);
        assertThat(care.directory().persons()).hasSize(250);
    }

    @Test
    void nothing_to_push_costs_nothing() {
        assertThat(authors.push(List.of()).succeeded()).isEmpty();
        assertThat(care.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Metadata.class)
    void one_bad_customer_fails_alone_in_whatever_form_care_tells_it(Metadata form) {
        care.metadata(form);
        AuthorUpdate bad = new AuthorUpdate("103", Map.of("shoe_size", "44"), List.of());

        PushResult result = authors.push(List.of(jane("101"), jane("102"), bad, jane("104")));

        assertThat(result.succeeded()).containsExactlyInAnyOrder("101", "102", "104");
        assertThat(result.failed())
                .extracting(failed -> failed.update().id() + " " + failed.kind())
                .containsExactly("103 INVALID");
        assertThat(result.failed().getFirst().said()).contains("not configured").doesNotContain("44");
        assertThat(result.failed().getFirst().reason()).contains("shoe_size").doesNotContain("44");
        assertThat(care.directory().persons()).hasSize(3);
    }

    @Test
    void a_refused_account_ends_the_push() {
        care.account("bot", "another");

        PushResult result = authors.push(List.of(jane("101"), jane("102")));

        assertThat(result.succeeded()).isEmpty();
        assertThat(result.failed()).extracting(Failed::kind).containsOnly(Kind.UNAUTHORIZED);
        assertThat(result.broken()).get().extracting(CareException::kind).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(care.calls()).hasSize(1);
    }

    @Test
    void a_customer_is_joined_with_the_account_that_is_surely_theirs() {
        FakeAuthor jane = care.directory().arrives("twitter", "1001", "jane.q");

        PushResult result = authors.push(List.of(jane("101", TWITTER)));

        assertThat(result.notJoined()).isEmpty();
        assertThat(care.directory().customer("101").authors()).contains(jane);
        assertThat(care.directory().persons()).hasSize(1);
    }

    @Test
    void an_account_that_is_with_the_customer_already_is_not_sent_again() {
        care.directory().arrives("twitter", "1001", "jane.q");
        authors.push(List.of(jane("101", TWITTER)));
        authors.push(List.of(jane("101", TWITTER)));

        assertThat(care.calls("PUT", "/api/v2/authors").getLast().body()).doesNotContain("twitter");
        assertThat(care.directory().persons()).hasSize(1);
    }

    @Test
    void an_account_that_is_another_customers_in_care_is_never_joined() {
        care.directory().arrives("twitter", "1001", "jane.q");
        authors.push(List.of(jane("101", TWITTER)));

        PushResult result = authors.push(List.of(jane("102", TWITTER)));

        assertThat(result.succeeded()).containsExactly("102");
        assertThat(result.notJoined()).containsExactly(new NotJoined("102", TWITTER, Reason.ANOTHERS));
        assertThat(care.directory().customer("101").ids("crm")).containsExactly("101");
        assertThat(care.directory().customer("102").ids("twitter")).isEmpty();
    }

    @Test
    void an_account_that_two_customers_name_is_joined_with_neither() {
        care.directory().arrives("twitter", "1001", "jane.q");

        PushResult result = authors.push(List.of(jane("101", TWITTER), jane("102", TWITTER)));

        assertThat(result.succeeded()).containsExactly("101", "102");
        assertThat(result.notJoined()).extracting(NotJoined::reason).containsOnly(Reason.NAMED_TWICE);
        assertThat(care.directory().persons()).hasSize(3);
    }

    @Test
    void an_account_that_care_does_not_know_is_not_made_up() {
        PushResult result = authors.push(List.of(jane("101", TWITTER)));

        assertThat(result.succeeded()).containsExactly("101");
        assertThat(result.notJoined()).containsExactly(new NotJoined("101", TWITTER, Reason.UNKNOWN));
        assertThat(care.directory().person("twitter", "1001")).isEmpty();
    }

    @Test
    void where_care_cannot_say_whose_an_account_is_the_customer_is_pushed_without_it() {
        care.directory().arrives("twitter", "1001", "jane.q");
        care.faults().always("GET *", Fault.status(500));

        PushResult result = authors.push(List.of(jane("101", TWITTER)));

        assertThat(result.succeeded()).containsExactly("101");
        assertThat(result.notJoined()).extracting(NotJoined::reason).containsExactly(Reason.UNSURE);
        assertThat(care.directory().persons()).hasSize(2);
    }

    @Test
    void a_deleted_customer_is_split_off_and_the_account_keeps_the_person() {
        FakeAuthor jane = care.directory().arrives("twitter", "1001", "jane.q");
        authors.push(List.of(jane("101", TWITTER)));
        String person = care.directory().customer("101").id();

        Detachment detachment = authors.detach("101");

        assertThat(detachment.outcome()).isEqualTo(Outcome.SPLIT);
        assertThat(care.directory().person("twitter", "1001").orElseThrow().id())
                .isEqualTo(person);
        assertThat(care.directory().person("twitter", "1001").orElseThrow().authors())
                .containsExactly(jane);
        assertThat(care.directory().customer("101").authors()).hasSize(1);
        assertThat(authors.detach("101").outcome()).isEqualTo(Outcome.ALONE);
    }

    @Test
    void a_merged_customer_is_split_off_the_one_that_is_left() {
        authors.push(List.of(jane("101"), jane("102")));
        care.directory()
                .agentJoins(
                        care.directory().author("crm", null, "101").orElseThrow(),
                        care.directory().author("crm", null, "102").orElseThrow());

        assertThat(authors.detach("102").outcome()).isEqualTo(Outcome.SPLIT);
        assertThat(care.directory().customer("101").ids("crm")).containsExactly("101");
    }

    @Test
    void a_customer_whom_care_does_not_know_needs_no_split() {
        assertThat(authors.detach("404").outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(care.count("POST", "*")).isZero();
    }

    @Test
    void a_split_that_care_refuses_because_another_replica_has_made_it_is_made() {
        authors.push(List.of(jane("101")));
        care.directory()
                .agentJoins(
                        care.directory().author("crm", null, "101").orElseThrow(),
                        care.directory().arrives("facebook", "f-1", "jane"));
        care.faults().next("POST *", Fault.status(400).afterEffect());

        assertThat(authors.detach("101").outcome()).isEqualTo(Outcome.SPLIT);
    }

    @Test
    void where_a_split_is_not_possible_the_words_say_who_can() {
        authors.push(List.of(jane("101")));
        care.directory()
                .agentJoins(
                        care.directory().author("crm", null, "101").orElseThrow(),
                        care.directory().arrives("external", "e-1", "jane"));
        assertThat(authors.detach("101").outcome()).isEqualTo(Outcome.IMPOSSIBLE);

        care.directory()
                .agentJoins(
                        care.directory().author("crm", null, "101").orElseThrow(),
                        care.directory().arrives("facebook", "f-1", "jane"));
        care.faults().next("POST *", Fault.status(400));
        Detachment refused = authors.detach("101");
        assertThat(refused.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
        assertThat(refused.words()).contains("Care's user interface");
    }

    private static AuthorUpdate jane(String id, AuthorRef... joins) {
        return new AuthorUpdate(id, Map.of("name", "Jane " + id, "plan", "gold"), List.of(joins));
    }
}
