package io.khoroszendesk.bridge.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentDirectoryTest {

    private static final String SEARCH = "GET /api/v2/users/search";

    private final Bridge bridge = new Bridge();
    private final FakeUser ada = bridge.tenant()
            .user("Ada Agent")
            .email("ada@acme.example")
            .role("agent")
            .add();

    @Test
    void a_khoros_agent_is_the_zendesk_agent_of_that_address() {
        assertThat(id("Ada@acme.example")).contains(ada.id());
    }

    @Test
    void an_admin_is_an_agent_too() {
        FakeUser boss = bridge.tenant()
                .user("Bo Boss")
                .email("bo@acme.example")
                .role("admin")
                .add();

        assertThat(id("bo@acme.example")).contains(boss.id());
    }

    @Test
    void customers_and_people_who_have_left_are_no_agents() {
        bridge.tenant().user("Jane Quill").email("jane@example.com").add();
        bridge.tenant()
                .user("Lou Left")
                .email("lou@acme.example")
                .role("agent")
                .with("active", false)
                .add();

        assertThat(id("jane@example.com")).isEmpty();
        assertThat(id("lou@acme.example")).isEmpty();
    }

    @Test
    void an_address_that_only_begins_alike_is_another() {
        assertThat(id("ada@acme.exam")).isEmpty();
    }

    @Test
    void both_agents_and_strangers_are_looked_up_once() {
        id("ada@acme.example");
        id("stranger@acme.example");

        assertThat(id("ada@acme.example")).contains(ada.id());
        assertThat(id("stranger@acme.example")).isEmpty();
        assertThat(bridge.zendesk.calls(SEARCH)).hasSize(2);
    }

    @Test
    void without_an_address_nobody_is_looked_up() {
        assertThat(id(null)).isEmpty();
        assertThat(bridge.zendesk.calls()).isEmpty();
    }

    @Test
    void who_cannot_be_looked_up_is_a_stranger_for_now() {
        bridge.faults().next(SEARCH, Fault.UNAVAILABLE);

        assertThat(id("ada@acme.example")).isEmpty();
        assertThat(id("ada@acme.example")).isEmpty();
        assertThat(bridge.zendesk.calls(SEARCH)).hasSize(1);
    }

    private Optional<Long> id(String email) {
        return bridge.ask(() -> bridge.agents.idOf(KhorosCaller.of(email, null, null)));
    }
}
