package io.khoroszendesk.care.authors;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.care.sync.SyncTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.IFactory;

/** {@code authors list}. */
@QuarkusTest
@WithTestResource(SyncTenant.class)
class ListAuthorsTest {

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
    void everybody_is_listed_over_all_pages() {
        for (int i = 0; i < 60; i++) {
            care().directory().arrives("facebook", "8" + jane.account + i, "fan " + i);
        }

        assertThat(desk.run("authors list")).isZero();

        assertThat(desk.terminal.printed).hasSize(62).anySatisfy(line -> assertThat(line)
                .contains(jane.twitter(), "@jane_" + jane.account));
        assertThat(desk.terminal.told).contains("62 people.");
    }

    @Test
    void a_list_with_a_limit_asks_for_no_further_page() {
        for (int i = 0; i < 60; i++) {
            care().directory().arrives("facebook", "8" + jane.account + i, "fan " + i);
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
        assertThat(list.findValuesAsText("id")).contains(jane.account);
    }

    @Test
    void those_who_were_changed_are_listed_each_once() {
        care().directory().agentJoins(jane.inCare, jane.tweets);

        desk.run("authors list --changed " + Instant.now().minusSeconds(60));

        assertThat(desk.terminal.printed).hasSize(1);
        assertThat(desk.terminal.told).contains("1 person.");
    }

    @Test
    void ids_of_changed_authors_alone_cost_one_call() {
        desk.run("authors list --ids --changed " + Instant.now().minusSeconds(60));

        assertThat(desk.terminal.printed).containsExactlyInAnyOrder(jane.tweets.lswUuid(), jane.inCare.lswUuid());
        assertThat(care().count("*", "*")).isEqualTo(1);
    }
}
