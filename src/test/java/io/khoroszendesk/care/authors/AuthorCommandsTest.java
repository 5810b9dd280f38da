package io.khoroszendesk.care.authors;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.care.FakeAuthor;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.marketing.Lines;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.IFactory;

@QuarkusTest
@WithTestResource(SyncTenant.class)
class AuthorCommandsTest {

    @Inject
    IFactory factory;

    AuthorDesk desk;
    FakeUser jane;
    /** Other accounts for every test, because the adapter remembers for a while whom it has joined. */
    String account;

    FakeAuthor tweets;
    FakeAuthor inCare;

    @BeforeEach
    void jane() {
        SyncTenant.isItselfAgain();
        desk = new AuthorDesk(factory);
        account = UUID.randomUUID().toString().replaceAll("\\D", "").substring(0, 9);
        jane = zendesk()
                .tenant()
                .user("Jane Quill")
                .email("jane@example.com")
                .field("khoros_social", "twitter jane_" + account + " " + account)
                .add();
        tweets = care().directory().arrives("twitter", account, "jane_" + account);
        inCare = care().directory().arrives("crm", "zendesk_1", String.valueOf(jane.id()), "Jane Q");
    }

    private String twitter() {
        return "twitter:" + account;
    }

    private String crm() {
        return "crm:" + jane.id();
    }

    private boolean areOne() {
        return care().directory().customer(String.valueOf(jane.id())).authors().stream()
                .anyMatch(author -> author.id().equals(account));
    }

    private long writes() {
        return care().count("PUT", "*") + care().count("POST", "*");
    }

    @Test
    void everybody_is_listed_over_all_pages() {
        for (int i = 0; i < 60; i++) {
            care().directory().arrives("facebook", "8" + account + i, "fan " + i);
        }

        assertThat(desk.run("authors list")).isZero();

        assertThat(desk.terminal.printed).hasSize(62).anySatisfy(line -> assertThat(line)
                .contains(twitter(), "@jane_" + account));
        assertThat(desk.terminal.told).contains("62 people.");
    }

    @Test
    void a_list_with_a_limit_asks_for_no_further_page() {
        for (int i = 0; i < 60; i++) {
            care().directory().arrives("facebook", "8" + account + i, "fan " + i);
        }

        desk.run("authors list --limit 3");

        assertThat(desk.terminal.printed).hasSize(3);
        assertThat(care().count("GET", "*")).isEqualTo(1);
    }

    @Test
    void a_list_in_json_is_one_list() throws IOException {
        desk.run("authors list --json");

        JsonNode list = new ObjectMapper().readTree(String.join("\n", desk.terminal.printed));
        assertThat(list).hasSize(2);
        assertThat(list.findValuesAsText("id")).contains(account);
    }

    @Test
    void those_who_were_changed_are_listed_each_once() {
        care().directory().agentJoins(inCare, tweets);

        desk.run("authors list --changed " + Instant.now().minusSeconds(60));

        assertThat(desk.terminal.printed).hasSize(1);
        assertThat(desk.terminal.told).contains("1 person.");
    }

    @Test
    void ids_of_changed_authors_alone_cost_one_call() {
        desk.run("authors list --ids --changed " + Instant.now().minusSeconds(60));

        assertThat(desk.terminal.printed).containsExactlyInAnyOrder(tweets.lswUuid(), inCare.lswUuid());
        assertThat(care().count("*", "*")).isEqualTo(1);
    }

    @Test
    void a_customer_is_shown_beside_zendesk_with_what_sync_would_change() {
        assertThat(desk.run("author show --customer " + jane.id())).isZero();

        assertThat(desk.output())
                .contains("Customer " + jane.id() + " in Zendesk: a customer.")
                .containsPattern("name +Jane Q +Jane Quill +would change it")
                .containsPattern(twitter() + " +would join it with the customer");
        assertThat(writes()).isZero();
    }

    @Test
    void after_a_push_nothing_would_change() {
        desk.run("author set --yes --crm " + jane.id() + " --attribute name=Jane --attribute email=jane@example.com");
        desk.terminal = new Lines();

        desk.run("author show --crm " + jane.id());

        assertThat(desk.output())
                .containsPattern("name +Jane +Jane Quill +would change it")
                .containsPattern("email +jane@example.com +jane@example.com +leaves it");
    }

    @Test
    void somebody_is_found_by_each_way_that_the_api_has() {
        for (String way : new String[] {
            "--id " + tweets.lswUuid(),
            "--account " + twitter(),
            "--handle twitter:@jane_" + account,
            "--crm " + jane.id()
        }) {
            desk.terminal = new Lines();
            assertThat(desk.run("author show " + way)).as(way).isZero();
            assertThat(desk.output()).contains("in Care:");
        }
    }

    @Test
    void what_care_has_of_somebody_is_json_for_a_program() throws IOException {
        care().directory().agentJoins(inCare, tweets);
        care().directory().writes(tweets, Instant.now(), false);

        desk.run("author show --json --conversations --account " + twitter());

        JsonNode shown = new ObjectMapper().readTree(String.join("\n", desk.terminal.printed));
        assertThat(shown.at("/persons/0/handles/twitter/0/id").asText()).isEqualTo(account);
        assertThat(shown.at("/customers/0/id").asText()).isEqualTo(String.valueOf(jane.id()));
        assertThat(shown.at("/customers/0/accounts/0/sync").asText()).isEqualTo("joined");
        assertThat(shown.at("/conversations")).hasSize(1);
    }

    @Test
    void a_customer_whom_zendesk_has_deleted_is_told() {
        desk.run("author show --crm 999");

        assertThat(desk.output()).contains("Customer 999 in Zendesk: nobody", "Care knows nobody like that.");
    }

    @Test
    void a_value_is_shown_before_and_after_and_set_when_that_is_confirmed() {
        desk.terminal.enters("yes");

        assertThat(desk.run("author set --crm " + jane.id() + " --attribute plan=gold"))
                .isZero();

        assertThat(desk.output()).contains("Set plan from nothing to \"gold\".");
        assertThat(care().directory().attributes(String.valueOf(jane.id()))).containsEntry("plan", "gold");
    }

    @Test
    void an_attribute_of_the_person_is_set_by_a_handle() {
        desk.run("author set --yes --handle twitter:jane_" + account + " --person birthday=1970-01-01");

        assertThat(care().directory()
                        .person("twitter", account)
                        .orElseThrow()
                        .attributes()
                        .getString("birthday"))
                .isEqualTo("1970-01-01");
    }

    @Test
    void what_support_has_not_set_up_is_told_in_cares_words() {
        assertThat(desk.run("author set --yes --crm " + jane.id() + " --attribute shoe=42"))
                .isEqualTo(1);

        assertThat(desk.output()).contains("is not configured");
    }

    @Test
    void a_customer_whom_care_does_not_have_is_created_when_that_is_asked_for() {
        FakeUser joe = zendesk().tenant().user("Joe").add();

        assertThat(desk.run("author set --yes --create --customer " + joe.id() + " --attribute name=Joe"))
                .isZero();

        assertThat(care().directory().attributes(String.valueOf(joe.id()))).containsEntry("name", "Joe");
    }

    @Test
    void whoever_says_no_changes_nothing() {
        desk.terminal.enters("n");

        assertThat(desk.run("author join " + crm() + " " + twitter())).isEqualTo(1);

        assertThat(desk.output()).contains("Nothing was changed.");
        assertThat(writes()).isZero();
    }

    @Test
    void without_a_terminal_nothing_is_started_unless_yes_is_said() {
        desk.terminal.isTerminal = false;

        assertThat(desk.run("author join " + crm() + " " + twitter())).isEqualTo(2);
        assertThat(care().count("*", "*")).isZero();

        assertThat(desk.run("author join --yes " + crm() + " " + twitter())).isZero();
        assertThat(areOne()).isTrue();
    }

    @Test
    void a_dry_run_asks_nobody_and_sends_nothing() {
        desk.terminal.isTerminal = false;

        assertThat(desk.run("author join --dry-run --json " + crm() + " " + twitter()))
                .isZero();

        assertThat(desk.output()).contains("\"ending\" : \"planned\"", "who is the customer " + jane.id());
        assertThat(writes()).isZero();
    }

    @Test
    void accounts_of_nobody_s_customer_are_joined_as_well() {
        care().directory().arrives("facebook", "7" + account, "jane.q");

        assertThat(desk.run("author join --yes " + twitter() + " facebook:7" + account))
                .isZero();

        assertThat(care().directory().person("twitter", account).orElseThrow().authors())
                .hasSize(2);
    }

    @Test
    void what_is_one_person_already_costs_no_write() {
        care().directory().agentJoins(inCare, tweets);

        assertThat(desk.run("author join --yes " + crm() + " " + twitter())).isZero();

        assertThat(desk.output()).contains("Nothing is to be done");
        assertThat(writes()).isZero();
    }

    @Test
    void accounts_of_two_customers_are_never_one_person() {
        FakeUser joe = zendesk().tenant().user("Joe").add();
        FakeAuthor joes = care().directory().arrives("facebook", "7" + account, "joe");
        care().directory().agentJoins(care().directory().arrives("crm", "zendesk_1", "" + joe.id(), "Joe"), joes);
        care().directory().agentJoins(inCare, tweets);

        assertThat(desk.run("author join --yes " + twitter() + " facebook:7" + account))
                .isEqualTo(1);

        assertThat(desk.output()).contains("Not joined: these people are 2 customers of Zendesk");
        assertThat(writes()).isZero();
    }

    @Test
    void an_account_that_another_customer_has_in_zendesk_is_not_joined() {
        FakeUser joe = zendesk().tenant().user("Joe").add();
        care().directory().arrives("crm", "zendesk_1", "" + joe.id(), "Joe");

        assertThat(desk.run("author join --yes crm:" + joe.id() + " " + twitter()))
                .isEqualTo(1);

        assertThat(desk.output()).contains("another customer in Zendesk has the account " + twitter());
        assertThat(writes()).isZero();
    }

    @Test
    void an_account_that_care_does_not_know_is_told() {
        assertThat(desk.run("author join --yes " + crm() + " facebook:0" + account))
                .isEqualTo(1);

        assertThat(desk.output()).contains("Care has no author facebook:0" + account);
    }

    @Test
    void an_account_that_is_split_off_leaves_the_customers_handles_too() {
        care().directory().agentJoins(inCare, tweets);

        assertThat(desk.run("author split --yes " + twitter())).isZero();

        assertThat(areOne()).isFalse();
        assertThat(zendesk().user(jane.id()).field("khoros_social")).isEqualTo("");
    }

    @Test
    void a_customer_who_is_split_off_keeps_no_handle_of_who_stays() {
        care().directory().agentJoins(inCare, tweets);

        assertThat(desk.run("author split --yes " + crm())).isZero();

        assertThat(areOne()).isFalse();
        assertThat(zendesk().user(jane.id()).field("khoros_social")).isEqualTo("");
    }

    @Test
    void whoever_is_alone_is_not_split() {
        assertThat(desk.run("author split --yes " + twitter())).isZero();

        assertThat(desk.output()).contains("Nothing is to be done");
        assertThat(writes()).isZero();
    }

    @Test
    void accounts_of_two_people_are_not_split_at_once() {
        assertThat(desk.run("author split --yes " + twitter() + " " + crm())).isEqualTo(1);

        assertThat(desk.output()).contains("These accounts are of 2 people");
    }

    @Test
    void a_split_whose_answer_is_lost_is_told_as_that_and_not_sent_again() {
        care().directory().agentJoins(inCare, tweets);
        care().faults().next("POST /api/v2/authors*", Fault.RESET_AFTER);

        assertThat(desk.run("author split --yes " + twitter())).isEqualTo(1);

        assertThat(desk.output()).contains("It may have been done nevertheless");
        assertThat(care().count("POST", "*")).isEqualTo(1);
    }

    @Test
    void a_split_that_fails_in_care_says_what_zendesk_has_lost_and_can_be_run_again() {
        care().directory().agentJoins(inCare, tweets);
        care().faults().next("POST /api/v2/authors*", Fault.status(400));

        assertThat(desk.run("author split --yes " + twitter())).isEqualTo(1);

        assertThat(desk.output())
                .contains(twitter() + " is out of the handles of the customer " + jane.id() + " in Zendesk already.")
                .contains("run \"author split " + twitter() + "\" again");
        assertThat(zendesk().user(jane.id()).field("khoros_social")).isEqualTo("");
        assertThat(desk.run("author split --yes " + twitter())).isZero();
        assertThat(areOne()).isFalse();
    }

    @Test
    void whoever_is_no_customer_in_zendesk_is_not_joined() {
        FakeUser agent = zendesk().tenant().user("Ann").role("agent").save();
        FakeUser gone = zendesk().tenant().user("Gone").save();
        zendesk().tenant().edit(gone.id()).deleted().save();
        Map<String, String> reasons = Map.of(
                String.valueOf(agent.id()),
                "is an agent or admin",
                String.valueOf(gone.id()),
                "was deleted in Zendesk",
                "9" + gone.id(),
                "Zendesk has no user 9" + gone.id(),
                "c-7",
                "is not the id of a user");
        reasons.forEach((id, reason) -> {
            care().directory().arrives("crm", "zendesk_1", id, "somebody");
            desk.terminal = new Lines();

            assertThat(desk.run("author join --yes crm:" + id + " " + twitter()))
                    .isEqualTo(1);
            assertThat(desk.output()).contains(reason);
        });
        assertThat(writes()).isZero();
    }

    @Test
    void no_author_is_created_of_whoever_is_no_customer() {
        assertThat(desk.run("author set --yes --create --crm 9" + jane.id() + " --attribute name=Nobody"))
                .isEqualTo(1);

        assertThat(desk.output()).contains("Zendesk has no user 9" + jane.id());
        assertThat(writes()).isZero();
    }

    @Test
    void a_user_whom_zendesk_mistakes_for_another_one_is_not_created() {
        zendesk()
                .faults()
                .always(
                        "GET /api/v2/users/*",
                        Fault.body(
                                200, "{\"user\":{\"id\":" + jane.id() + ",\"name\":\"Jane\",\"role\":\"end-user\"}}"));

        assertThat(desk.run("author set --yes --create --crm 9" + jane.id() + " --attribute name=Nobody"))
                .isEqualTo(1);

        assertThat(desk.output()).contains("Zendesk's answer is not about the user 9" + jane.id());
        assertThat(writes()).isZero();
    }

    @Test
    void a_password_that_care_repeats_is_masked() {
        care().faults()
                .always(
                        "GET /api/v2/authors*",
                        Fault.body(400, "{\"status\":\"fail\",\"message\":\"Bad call by bot with s3cret\"}"));

        assertThat(desk.run("author show --crm " + jane.id())).isEqualTo(1);

        assertThat(desk.output()).contains("Care says: Bad call by bot with").doesNotContain("s3cret");
    }

    @Test
    void an_answer_about_somebody_else_changes_nothing() {
        String mallory = "{\"status\":\"success\",\"data\":[{\"id\":\"p\",\"handles\":{\"twitter\":[{\"id\":\"666\"}],"
                + "\"crm\":[{\"networkinstance\":\"zendesk_1\",\"id\":\"666\"}]}}]}";
        for (String answer : List.of(mallory, "{\"data\":[{\"handles\":[]}]}")) {
            care().faults().always("GET /api/v2/authors/*", Fault.body(200, answer));
            for (String line : List.of(
                    "author split --yes " + twitter(),
                    "author join --yes " + crm() + " " + twitter(),
                    "author set --yes --crm " + jane.id() + " --attribute plan=gold",
                    "author set --yes --account " + twitter() + " --person birthday=1970-01-01",
                    "author set --yes --id " + tweets.lswUuid() + " --person birthday=1970-01-01")) {
                desk.terminal = new Lines();

                assertThat(desk.run(line)).as(line).isEqualTo(1);
                assertThat(desk.output()).as(line).contains("Care's answer is not about");
            }
            care().faults().clear();
        }
        assertThat(writes()).isZero();
        assertThat(zendesk().user(jane.id()).field("khoros_social")).isNotEqualTo("");
    }

    @Test
    void a_wrong_password_is_told_in_one_sentence() {
        care().faults().always("GET /api/v2/authors*", Fault.status(401));

        assertThat(desk.run("author show --crm 1")).isEqualTo(1);

        assertThat(desk.terminal.told).singleElement().asString().contains("CARE_USERNAME");
    }
}
