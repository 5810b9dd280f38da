package io.khoroszendesk.care.authors;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.fake.Fault;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.IFactory;

/** {@code author split}. */
@QuarkusTest
@WithTestResource(SyncTenant.class)
class SplitAuthorsTest {

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
    void an_account_that_is_split_off_leaves_the_customers_handles_too() {
        care().directory().agentJoins(jane.inCare, jane.tweets);

        assertThat(desk.run("author split --yes " + jane.twitter())).isZero();

        assertThat(jane.isOneWithTheAccount()).isFalse();
        assertThat(zendesk().user(jane.id()).field("khoros_social")).isEqualTo("");
    }

    @Test
    void a_customer_who_is_split_off_keeps_no_handle_of_who_stays() {
        care().directory().agentJoins(jane.inCare, jane.tweets);

        assertThat(desk.run("author split --yes " + jane.crm())).isZero();

        assertThat(jane.isOneWithTheAccount()).isFalse();
        assertThat(zendesk().user(jane.id()).field("khoros_social")).isEqualTo("");
    }

    @Test
    void whoever_is_alone_is_not_split() {
        assertThat(desk.run("author split --yes " + jane.twitter())).isZero();

        assertThat(desk.output()).contains("Nothing is to be done");
        assertThat(JaneInCare.writes()).isZero();
    }

    @Test
    void accounts_of_two_people_are_not_split_at_once() {
        assertThat(desk.run("author split --yes " + jane.twitter() + " " + jane.crm()))
                .isEqualTo(1);

        assertThat(desk.output()).contains("These accounts are of 2 people");
    }

    @Test
    void a_split_whose_answer_is_lost_is_told_as_that_and_not_sent_again() {
        care().directory().agentJoins(jane.inCare, jane.tweets);
        care().faults().next("POST /api/v2/authors*", Fault.RESET_AFTER);

        assertThat(desk.run("author split --yes " + jane.twitter())).isEqualTo(1);

        assertThat(desk.output()).contains("It may have been done nevertheless");
        assertThat(care().count("POST", "*")).isEqualTo(1);
    }

    @Test
    void a_split_that_fails_in_care_says_what_zendesk_has_lost_and_can_be_run_again() {
        care().directory().agentJoins(jane.inCare, jane.tweets);
        care().faults().next("POST /api/v2/authors*", Fault.status(400));

        assertThat(desk.run("author split --yes " + jane.twitter())).isEqualTo(1);

        assertThat(desk.output())
                .contains(
                        jane.twitter() + " is out of the handles of the customer " + jane.id() + " in Zendesk already.")
                .contains("run \"author split " + jane.twitter() + "\" again");
        assertThat(zendesk().user(jane.id()).field("khoros_social")).isEqualTo("");
        assertThat(desk.run("author split --yes " + jane.twitter())).isZero();
        assertThat(jane.isOneWithTheAccount()).isFalse();
    }
}
