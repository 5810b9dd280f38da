package io.khoroszendesk.care.authors;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.fake.care.FakeAuthor;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.marketing.Lines;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.IFactory;

/** {@code author join}, and what it has in common with the other commands that write. */
@QuarkusTest
@WithTestResource(SyncTenant.class)
class JoinAuthorsTest {

    @Inject
    IFactory factory;

    AuthorDesk desk;
    JaneInCare jane;

    @BeforeEach
    void jane() {
        jane = JaneInCare.arrives();
        desk = new AuthorDesk(factory);
    }

    @Test
    void whoever_says_no_changes_nothing() {
        desk.terminal.enters("n");

        assertThat(desk.run("author join " + jane.crm() + " " + jane.twitter())).isEqualTo(1);

        assertThat(desk.output()).contains("Nothing was changed.");
        assertThat(JaneInCare.writes()).isZero();
    }

    @Test
    void without_a_terminal_nothing_is_started_unless_yes_is_said() {
        desk.terminal.isTerminal = false;

        assertThat(desk.run("author join " + jane.crm() + " " + jane.twitter())).isEqualTo(2);
        assertThat(care().count("*", "*")).isZero();

        assertThat(desk.run("author join --yes " + jane.crm() + " " + jane.twitter()))
                .isZero();
        assertThat(jane.isOneWithTheAccount()).isTrue();
    }

    @Test
    void a_dry_run_asks_nobody_and_sends_nothing() {
        desk.terminal.isTerminal = false;

        assertThat(desk.run("author join --dry-run --json " + jane.crm() + " " + jane.twitter()))
                .isZero();

        assertThat(desk.output()).contains("\"ending\" : \"planned\"", "who is the customer " + jane.id());
        assertThat(JaneInCare.writes()).isZero();
    }

    @Test
    void accounts_of_nobody_s_customer_are_joined_as_well() {
        care().directory().arrives("facebook", "7" + jane.account, "jane.q");

        assertThat(desk.run("author join --yes " + jane.twitter() + " facebook:7" + jane.account))
                .isZero();

        assertThat(care().directory()
                        .person("twitter", jane.account)
                        .orElseThrow()
                        .authors())
                .hasSize(2);
    }

    @Test
    void what_is_one_person_already_costs_no_write() {
        care().directory().agentJoins(jane.inCare, jane.tweets);

        assertThat(desk.run("author join --yes " + jane.crm() + " " + jane.twitter()))
                .isZero();

        assertThat(desk.output()).contains("Nothing is to be done");
        assertThat(JaneInCare.writes()).isZero();
    }

    @Test
    void accounts_of_two_customers_are_never_one_person() {
        FakeUser joe = zendesk().tenant().user("Joe").add();
        FakeAuthor joes = care().directory().arrives("facebook", "7" + jane.account, "joe");
        care().directory().agentJoins(care().directory().arrives("crm", "zendesk_1", "" + joe.id(), "Joe"), joes);
        care().directory().agentJoins(jane.inCare, jane.tweets);

        assertThat(desk.run("author join --yes " + jane.twitter() + " facebook:7" + jane.account))
                .isEqualTo(1);

        assertThat(desk.output()).contains("Not joined: these people are 2 customers of Zendesk");
        assertThat(JaneInCare.writes()).isZero();
    }

    @Test
    void an_account_that_another_customer_has_in_zendesk_is_not_joined() {
        FakeUser joe = zendesk().tenant().user("Joe").add();
        care().directory().arrives("crm", "zendesk_1", "" + joe.id(), "Joe");

        assertThat(desk.run("author join --yes crm:" + joe.id() + " " + jane.twitter()))
                .isEqualTo(1);

        assertThat(desk.output()).contains("another customer in Zendesk has the account " + jane.twitter());
        assertThat(JaneInCare.writes()).isZero();
    }

    @Test
    void an_account_that_care_does_not_know_is_told() {
        assertThat(desk.run("author join --yes " + jane.crm() + " facebook:0" + jane.account))
                .isEqualTo(1);

        assertThat(desk.output()).contains("Care has no author facebook:0" + jane.account);
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

            assertThat(desk.run("author join --yes crm:" + id + " " + jane.twitter()))
                    .isEqualTo(1);
            assertThat(desk.output()).contains(reason);
        });
        assertThat(JaneInCare.writes()).isZero();
    }
}
