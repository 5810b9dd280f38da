package io.khoroszendesk.crm;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CrmTenant.class)
class BestMatchHttpTest {

    static final String BY_HANDLE = "role:end-user khoros_social:\"twitter jane.q\"";
    static final String BY_EMAIL = "role:end-user email:\"jane@example.com\"";
    static final String BY_NAME = "role:end-user name:\"Jane Quill\"";

    final FakeTenant tenant = CrmTenant.zendesk().tenant();

    @BeforeEach
    void a_tenant_that_keeps_handles() {
        CrmTenant.isEmpty();
        tenant.userField("khoros_social", "textarea").add();
        tenant.userField("club_no", "text").add();
    }

    static Matcher<Iterable<? extends String>> ids(FakeUser... users) {
        return contains(Stream.of(users).map(user -> String.valueOf(user.id())).toArray(String[]::new));
    }

    @Test
    void an_exact_address_is_a_sure_match_and_costs_one_call() {
        FakeUser unlike = tenant.user("Unlike").email("JANE@example.com").add();
        tenant.user("Jane Quill").email("jane@example.com.au").add();

        Khoros.post("/customer/bestmatch", object("displayName", "Jane Quill", "email", "jane@example.com"))
                .then()
                .statusCode(200)
                .body("id", ids(unlike))
                .body("url", contains("https://acme.zendesk.com/agent/users/" + unlike.id()));

        assertThat(CrmTenant.queries()).containsExactly(BY_EMAIL);
        assertThat(CrmTenant.calls()).hasSize(1);
    }

    @Test
    void a_stored_handle_is_a_sure_match_and_costs_one_call() {
        FakeUser somebody = tenant.user("Somebody")
                .field("khoros_social", "instagram other\ntwitter jane.q 4711")
                .add();

        Khoros.post(
                        "/customer/bestmatch",
                        object(
                                "displayName", "Jane Quill",
                                "screenName", "@Jane.Q",
                                "profileUrl", "https://x.com/Jane.Q?lang=de"))
                .then()
                .statusCode(200)
                .body("id", ids(somebody))
                .body("$", everyItem(not(hasKey("khoros_social"))));

        assertThat(CrmTenant.queries()).containsExactly(BY_HANDLE);
        assertThat(CrmTenant.calls()).hasSize(1);
    }

    @Test
    void address_and_handle_are_looked_for_at_once() {
        FakeUser byAddress = tenant.user("By Address").email("jane@example.com").add();
        FakeUser byHandle = tenant.user("By Handle")
                .field("khoros_social", "twitter jane.q")
                .add();

        Khoros.post(
                        "/customer/bestmatch",
                        object(
                                "screenName", "jane.q",
                                "profileUrl", "https://twitter.com/jane.q",
                                "email", "jane@example.com",
                                "phoneNumbers", array("+49 30 1234567")))
                .then()
                .statusCode(200)
                .body("id", ids(byAddress, byHandle));

        assertThat(CrmTenant.queries()).containsExactlyInAnyOrder(BY_EMAIL, BY_HANDLE);
    }

    @Test
    void the_phone_comes_only_when_nobody_is_sure_and_the_name_only_after_it() {
        FakeUser jane = tenant.user("Jane Quill").add();

        Khoros.post(
                        "/customer/bestmatch",
                        object(
                                "displayName", "Jane Quill",
                                "screenName", "jane.q",
                                "profileUrl", "https://twitter.com/jane.q",
                                "email", "jane@example.com",
                                "phoneNumbers", array("+49 30 1234567")))
                .then()
                .statusCode(200)
                .body("id", ids(jane));

        assertThat(CrmTenant.queries()).hasSize(4).contains(BY_EMAIL, BY_HANDLE);
        assertThat(CrmTenant.queries().subList(2, 4)).containsExactly("role:end-user phone:\"+49301234567\"", BY_NAME);
    }

    @Test
    void account_numbers_may_be_a_list_or_one_text_or_numbers() {
        FakeUser member = tenant.user("Member").field("club_no", "A-77").add();
        FakeUser other = tenant.user("Other").field("club_no", "4242").add();

        Khoros.post("/customer/bestmatch", object("accountNumbers", array("A-77")))
                .then()
                .statusCode(200)
                .body("id", ids(member));
        Khoros.post("/customer/bestmatch", object("accountNumbers", "A-77"))
                .then()
                .statusCode(200)
                .body("id", ids(member));
        Khoros.post("/customer/bestmatch", object("accountNumbers", array(4242)))
                .then()
                .statusCode(200)
                .body("id", ids(other));

        assertThat(CrmTenant.queries())
                .containsExactly(
                        "role:end-user club_no:\"a-77\"",
                        "role:end-user club_no:\"a-77\"",
                        "role:end-user club_no:\"4242\"");
        assertThat(CrmTenant.calls()).hasSize(3);
    }

    @Test
    void nobody_is_an_empty_list() {
        Khoros.post("/customer/bestmatch", object("displayName", "Nobody Known"))
                .then()
                .statusCode(200)
                .body("$", empty());
    }

    @Test
    void an_empty_profile_is_nobody_and_costs_nothing() {
        Khoros.post("/customer/bestmatch", object()).then().statusCode(200).body("$", empty());

        assertThat(CrmTenant.calls()).isEmpty();
    }

    @Test
    void members_that_are_unknown_or_not_used_are_passed_over() {
        FakeUser jane = tenant.user("Jane").email("jane@example.com").add();

        Khoros.post(
                        "/customer/bestmatch",
                        object(
                                "email", "jane@example.com",
                                "description", "Runs and reads",
                                "addresses", array(object("city", "Berlin")),
                                "caseNumbers", array("77"),
                                "somethingNew", object("nested", array(1, 2))))
                .then()
                .statusCode(200)
                .body("id", ids(jane));
    }

    @Test
    void a_member_of_the_wrong_type_is_named() {
        Khoros.postWrongly("/customer/bestmatch", object("email", object("value", "jane@example.com")))
                .then()
                .statusCode(400)
                .body("error", is("INVALID_REQUEST"))
                .body("fields[0].name", is("email"));

        assertThat(CrmTenant.calls()).isEmpty();
    }
}
