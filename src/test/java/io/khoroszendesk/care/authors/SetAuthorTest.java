package io.khoroszendesk.care.authors;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.IFactory;

/** {@code author set}. */
@QuarkusTest
@WithTestResource(SyncTenant.class)
class SetAuthorTest {

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
    void a_value_is_shown_before_and_after_and_set_when_that_is_confirmed() {
        desk.terminal.enters("yes");

        assertThat(desk.run("author set --crm " + jane.id() + " --attribute plan=gold"))
                .isZero();

        assertThat(desk.output()).contains("Set plan from nothing to \"gold\".");
        assertThat(care().directory().attributes(String.valueOf(jane.id()))).containsEntry("plan", "gold");
    }

    @Test
    void an_attribute_of_the_person_is_set_by_a_handle() {
        desk.run("author set --yes --handle twitter:jane_" + jane.account + " --person birthday=1970-01-01");

        assertThat(care().directory()
                        .person("twitter", jane.account)
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
    void no_author_is_created_of_whoever_is_no_customer() {
        assertThat(desk.run("author set --yes --create --crm 9" + jane.id() + " --attribute name=Nobody"))
                .isEqualTo(1);

        assertThat(desk.output()).contains("Zendesk has no user 9" + jane.id());
        assertThat(JaneInCare.writes()).isZero();
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
        assertThat(JaneInCare.writes()).isZero();
    }
}
