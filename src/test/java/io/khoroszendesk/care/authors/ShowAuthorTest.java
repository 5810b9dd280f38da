package io.khoroszendesk.care.authors;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.marketing.Lines;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.IFactory;

/** {@code author show}. */
@QuarkusTest
@WithTestResource(SyncTenant.class)
class ShowAuthorTest {

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
    void a_customer_is_shown_beside_zendesk_with_what_sync_would_change() {
        assertThat(desk.run("author show --customer " + jane.id())).isZero();

        assertThat(desk.output())
                .contains("Customer " + jane.id() + " in Zendesk: a customer.")
                .containsPattern("name +Jane Q +Jane Quill +would change it")
                .containsPattern(jane.twitter() + " +would join it with the customer");
        assertThat(JaneInCare.writes()).isZero();
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
            "--id " + jane.tweets.lswUuid(),
            "--account " + jane.twitter(),
            "--handle twitter:@jane_" + jane.account,
            "--crm " + jane.id()
        }) {
            desk.terminal = new Lines();
            assertThat(desk.run("author show " + way)).as(way).isZero();
            assertThat(desk.output()).contains("in Care:");
        }
    }

    @Test
    void what_care_has_of_somebody_is_json_for_a_program() throws IOException {
        care().directory().agentJoins(jane.inCare, jane.tweets);
        care().directory().writes(jane.tweets, Instant.now(), false);

        desk.run("author show --json --conversations --account " + jane.twitter());

        JsonNode shown = new ObjectMapper().readTree(String.join("\n", desk.terminal.printed));
        assertThat(shown.at("/persons/0/handles/twitter/0/id").asText()).isEqualTo(jane.account);
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
    void a_customer_whom_the_crm_has_deleted_is_not_taken_for_somebody_else() {
        care().directory().deleted(jane.inCare);

        assertThat(desk.run("author show --crm " + jane.id())).isZero();

        assertThat(desk.output()).contains("in Care:").doesNotContain("crm/zendesk_1:" + jane.id());
    }

    @Test
    void a_handle_is_found_in_whatever_case_care_has_it() {
        care().faults()
                .next(
                        "GET /api/v2/authors/*",
                        Fault.body(
                                200,
                                "{\"data\":[{\"id\":\"p\",\"handles\":{\"twitter\":[{\"id\":\"1\",\"screenName\":\"Jane\"}]}}]}"));

        assertThat(desk.run("author show --handle twitter:jane")).isZero();
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
    void a_wrong_password_is_told_in_one_sentence() {
        care().faults().always("GET /api/v2/authors*", Fault.status(401));

        assertThat(desk.run("author show --crm 1")).isEqualTo(1);

        assertThat(desk.terminal.told).singleElement().asString().contains("CARE_USERNAME");
    }
}
