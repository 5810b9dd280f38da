package io.khoroszendesk.care.authors;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.sync.SyncTenant;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.marketing.Lines;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.IFactory;

/** Answers of Care that are about somebody else than who was asked for. */
@QuarkusTest
@WithTestResource(SyncTenant.class)
class ForeignAnswersTest {

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
    void nothing_is_changed_or_shown_because_of_one() {
        String mallory = "{\"status\":\"success\",\"data\":[{\"id\":\"p\",\"handles\":{\"twitter\":[{\"id\":\"666\"}],"
                + "\"crm\":[{\"networkinstance\":\"zendesk_1\",\"id\":\"666\"}]}}]}";
        for (String answer : List.of(mallory, "{\"data\":[{\"handles\":[]}]}")) {
            care().faults().always("GET /api/v2/authors/*", Fault.body(200, answer));
            for (String line : List.of(
                    "author split --yes " + jane.twitter(),
                    "author join --yes " + jane.crm() + " " + jane.twitter(),
                    "author set --yes --crm " + jane.id() + " --attribute plan=gold",
                    "author set --yes --account " + jane.twitter() + " --person birthday=1970-01-01",
                    "author set --yes --id " + jane.tweets.lswUuid() + " --person birthday=1970-01-01",
                    "author set --yes --handle twitter:jane_" + jane.account + " --person birthday=1970-01-01",
                    "author show --crm " + jane.id(),
                    "author show --deleted --crm " + jane.id(),
                    "author show --customer " + jane.id(),
                    "author show --account " + jane.twitter(),
                    "author show --id " + jane.tweets.lswUuid(),
                    "author show --json --handle twitter:jane_" + jane.account)) {
                desk.terminal = new Lines();

                assertThat(desk.run(line)).as(line).isEqualTo(1);
                assertThat(desk.output()).as(line).contains("Care's answer is not about");
                assertThat(desk.terminal.printed).as(line).isEmpty();
            }
            care().faults().clear();
        }
        assertThat(JaneInCare.writes()).isZero();
        assertThat(zendesk().user(jane.id()).field("khoros_social")).isNotEqualTo("");
    }
}
