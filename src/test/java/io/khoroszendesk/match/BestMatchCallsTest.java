package io.khoroszendesk.match;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a best match may cost, and what it does with it. */
@QuarkusTest
@WithTestResource(MatchTenant.class)
class BestMatchCallsTest {

    private static final String SEARCH = "/api/v2/users/search";

    private final FakeZendesk zendesk = MatchTenant.zendesk();

    @BeforeEach
    void an_account_that_is_known_already() {
        MatchTenant.reset();
        Khoros.get("/meta/object/customer").then().statusCode(200);
        zendesk.forgetCalls();
    }

    private static ValidatableResponse match(Object... profile) {
        return Khoros.post("/customer/bestmatch", object(profile)).then().statusCode(200);
    }

    private static String id(FakeUser user) {
        return String.valueOf(user.id());
    }

    private List<String> queries() {
        return zendesk.calls("GET", SEARCH).stream()
                .map(call -> call.query("query"))
                .toList();
    }

    @Test
    void the_same_profile_many_times_at_once_is_one_call() throws Exception {
        FakeUser many =
                zendesk.tenant().user("Many Askers").email("many@example.com").add();
        zendesk.faults().next("GET " + SEARCH, Fault.delay(1_000));

        List<Future<List<String>>> answers = new ArrayList<>();
        try (ExecutorService agents = Executors.newFixedThreadPool(5)) {
            for (int agent = 0; agent < 5; agent++) {
                answers.add(agents.submit(
                        () -> match("email", "many@example.com").extract().path("id")));
            }
        }

        for (Future<List<String>> answer : answers) {
            assertThat(answer.get()).containsExactly(id(many));
        }
        assertThat(zendesk.calls()).hasSize(1);
    }

    @Test
    void a_further_address_is_sure_and_costs_one_look_at_its_owner() {
        FakeUser owner = zendesk.tenant()
                .user("Further Owner")
                .email("work@example.com")
                .secondaryEmail("home@example.org")
                .add();

        match("displayName", "Unlike", "email", "Home@example.org", "phoneNumbers", array("+49301234500"))
                .body("id", contains(id(owner)));

        assertThat(queries()).containsExactly("role:end-user email:\"home@example.org\"");
        assertThat(zendesk.count("GET", "/api/v2/users/{id}/identities")).isEqualTo(1);
        assertThat(zendesk.calls()).hasSize(2);
    }

    @Test
    void who_has_a_longer_address_is_not_looked_at() {
        zendesk.tenant().user("Longer Address").email("short@example.com").add();

        match("email", "short@example.co").body("$", empty());

        assertThat(zendesk.calls()).hasSize(1);
    }

    @Test
    void two_calls_for_each_wave_are_the_most() {
        zendesk.tenant()
                .user("Other Owner")
                .email("other@example.com")
                .secondaryEmail("all@example.com.au")
                .add();

        match(
                        "displayName", "Somebody With Everything",
                        "screenName", "everything",
                        "profileUrl", "https://x.com/everything",
                        "email", "all@example.com",
                        "phoneNumbers", array("+49301234501", "030 1234502"),
                        "accountNumbers", array("A-1"),
                        "orderNumbers", array("O-1"))
                .body("$", empty());

        assertThat(zendesk.count("GET", "/api/v2/users/{id}/identities")).isEqualTo(1);
        assertThat(queries().getLast()).startsWith("role:end-user phone:");
        assertThat(zendesk.calls()).hasSize(4);
    }

    @Test
    void account_numbers_go_before_order_numbers_and_both_before_the_name() {
        FakeUser customer = zendesk.tenant()
                .user("Numbered Customer")
                .field(MatchTenant.ORDER_NUMBER, "O-77")
                .add();

        match(
                        "displayName", "Numbered Customer",
                        "accountNumbers", array("A-78"),
                        "orderNumbers", array("#o-77"))
                .body("id", contains(id(customer)));

        assertThat(queries()).containsExactly("role:end-user account_no:\"a-78\"", "role:end-user order_no:\"o-77\"");
    }

    @Test
    void a_name_that_is_found_on_the_way_does_not_end_the_search() {
        zendesk.tenant().user("Nell Nearby").email("nell@example.com").add();
        FakeUser other = zendesk.tenant().user("Unlike").phone("+49301234503").add();

        match("displayName", "Nell Nearby", "email", "nell@example.co", "phoneNumbers", array("030 1234503"))
                .body("id[0]", equalTo(id(other)));
    }

    @Test
    void at_most_ten_are_shown() {
        for (int i = 0; i < 12; i++) {
            zendesk.tenant().user("Ten Tenfold").add();
        }

        match("displayName", "Ten Tenfold").body("id", hasSize(10));
    }
}
