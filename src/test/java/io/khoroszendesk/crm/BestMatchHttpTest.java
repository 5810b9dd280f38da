package io.khoroszendesk.crm;

import static io.khoroszendesk.Fields.HANDLES;
import static io.khoroszendesk.Fields.userField;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.user;
import static io.khoroszendesk.ZendeskStub.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.khoroszendesk.Khoros;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.ZendeskStub;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Tenant.class)
class BestMatchHttpTest {

    static final String BY_HANDLE = "role:end-user khoros_social:\"twitter jane.q\"";
    static final String BY_EMAIL = "role:end-user email:\"jane@example.com\"";
    static final String BY_NAME = "role:end-user name:\"Jane Quill\"";

    final ZendeskStub zendesk = new ZendeskStub();

    @BeforeEach
    void a_tenant_that_keeps_handles() {
        zendesk.isEmpty();
        zendesk.hasUserFields(HANDLES, userField("club_no", "text", "Club number"));
    }

    static Map<String, Object> known(long id, String name, String handles) {
        return with(user(id, name), "user_fields", object("khoros_social", handles));
    }

    @Test
    void an_exact_address_is_a_sure_match_and_costs_one_call() {
        zendesk.finds(
                BY_EMAIL,
                with(user(73001, "Unlike"), "email", "JANE@example.com"),
                with(user(73002, "Jane Quill"), "email", "jane@example.com.au"));

        Khoros.post("/customer/bestmatch", object("displayName", "Jane Quill", "email", "jane@example.com"))
                .then()
                .statusCode(200)
                .body("id", contains("73001"))
                .body("url", contains("https://acme.zendesk.com/agent/users/73001"));

        assertThat(zendesk.queries()).containsExactly(BY_EMAIL);
    }

    @Test
    void a_stored_handle_is_a_sure_match_and_costs_one_call() {
        zendesk.finds(BY_HANDLE, known(73010, "Somebody", "instagram other\ntwitter jane.q 4711"));

        Khoros.post(
                        "/customer/bestmatch",
                        object(
                                "displayName", "Jane Quill",
                                "screenName", "@Jane.Q",
                                "profileUrl", "https://x.com/Jane.Q?lang=de"))
                .then()
                .statusCode(200)
                .body("id", contains("73010"))
                .body("$", everyItem(not(hasKey("khoros_social"))));

        assertThat(zendesk.queries()).containsExactly(BY_HANDLE);
    }

    @Test
    void address_and_handle_are_looked_for_at_once() {
        zendesk.finds(BY_EMAIL, with(user(73020, "By Address"), "email", "jane@example.com"));
        zendesk.finds(BY_HANDLE, known(73021, "By Handle", "twitter jane.q"));

        Khoros.post(
                        "/customer/bestmatch",
                        object(
                                "screenName", "jane.q",
                                "profileUrl", "https://twitter.com/jane.q",
                                "email", "jane@example.com",
                                "phoneNumbers", array("+49 30 1234567")))
                .then()
                .statusCode(200)
                .body("id", contains("73020", "73021"));

        assertThat(zendesk.queries()).containsExactlyInAnyOrder(BY_EMAIL, BY_HANDLE);
    }

    @Test
    void the_phone_comes_only_when_nobody_is_sure_and_the_name_only_after_it() {
        zendesk.finds(BY_NAME, user(73050, "Jane Quill"));

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
                .body("id", contains("73050"));

        assertThat(zendesk.queries()).hasSize(4).contains(BY_EMAIL, BY_HANDLE);
        assertThat(zendesk.queries().subList(2, 4)).containsExactly("role:end-user phone:\"+49301234567\"", BY_NAME);
    }

    @Test
    void account_numbers_may_be_a_list_or_one_text_or_numbers() {
        zendesk.finds(
                "role:end-user club_no:\"a-77\"",
                with(user(73070, "Member"), "user_fields", object("club_no", "A-77")));
        zendesk.finds(
                "role:end-user club_no:\"4242\"", with(user(73071, "Other"), "user_fields", object("club_no", "4242")));

        Khoros.post("/customer/bestmatch", object("accountNumbers", array("A-77")))
                .then()
                .statusCode(200)
                .body("id", contains("73070"));
        Khoros.post("/customer/bestmatch", object("accountNumbers", "A-77"))
                .then()
                .statusCode(200)
                .body("id", contains("73070"));
        Khoros.post("/customer/bestmatch", object("accountNumbers", array(4242)))
                .then()
                .statusCode(200)
                .body("id", contains("73071"));

        assertThat(zendesk.calls()).hasSize(3);
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

        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void members_that_are_unknown_or_not_used_are_passed_over() {
        zendesk.finds(BY_EMAIL, with(user(73130, "Jane"), "email", "jane@example.com"));

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
                .body("id", contains("73130"));
    }

    @Test
    void a_member_of_the_wrong_type_is_named() {
        Khoros.postWrongly("/customer/bestmatch", object("email", object("value", "jane@example.com")))
                .then()
                .statusCode(400)
                .body("error", is("INVALID_REQUEST"))
                .body("fields[0].name", is("email"));

        assertThat(zendesk.calls()).isEmpty();
    }
}
