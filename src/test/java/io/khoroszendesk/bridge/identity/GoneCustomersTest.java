package io.khoroszendesk.bridge.identity;

import static io.khoroszendesk.bridge.Bridge.members;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.SocialProfile;
import io.khoroszendesk.bridge.customer.Customer;
import io.khoroszendesk.fake.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers whom only the memory knows, because Zendesk's index lags, and who are deleted or merged in Zendesk meanwhile. */
class GoneCustomersTest {

    private static final String CREATE = "POST /api/v2/users";
    private static final String SEARCH = "GET /api/v2/users/search";
    private static final String SHOW = "GET /api/v2/users/{id}";
    private static final KhorosCaller SAM = KhorosCaller.of("sam@acme.example", null, "815");
    private static final Map<String, JsonNode> NORA = members("name", "Nora Newcomb", "email", "nora@example.com");
    private static final SocialProfile PROFILE =
            new SocialProfile("Nora Newcomb", null, null, "nora@example.com", null, null, null);

    private final Bridge bridge = new Bridge();

    @BeforeEach
    void the_index_lags() {
        bridge.tenant().indexLag(Duration.ofMinutes(5));
    }

    @Test
    void they_do_not_match() {
        isGone(create());

        assertThat(bestMatch()).isEmpty();
    }

    @Test
    void they_are_not_found() {
        isGone(create());

        assertThat(search()).isEmpty();
    }

    @Test
    void the_same_request_creates_another_one() {
        Customer first = create();
        isGone(first);

        assertThat(create().id()).isNotEqualTo(first.id());
        assertThat(bridge.zendesk.calls(CREATE)).hasSize(2);
    }

    @Test
    void they_are_forgotten_once_it_is_known() {
        isGone(create());
        bestMatch();

        assertThat(bridge.calls(this::search)).containsExactly(SEARCH);
    }

    @Test
    void they_do_not_make_the_match_of_another_less_sure() {
        bridge.tenant().shareAddresses();
        isGone(create());
        long ned = bridge.tenant()
                .user("Ned Newcomb")
                .email("nora@example.com")
                .add()
                .id();

        assertThat(bridge.ask(() -> bridge.customers.explainedBestMatch(PROFILE)))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.customer().id()).isEqualTo(String.valueOf(ned));
                    assertThat(match.points()).isGreaterThanOrEqualTo(MatchScore.SURE);
                });
    }

    @Test
    void they_do_not_end_the_search_for_others() {
        isGone(create());
        long other = bridge.tenant().user("Nora Newcomb").add().id();

        assertThat(bestMatch()).extracting(Customer::id).containsExactly(String.valueOf(other));
    }

    @Test
    void what_was_changed_in_zendesk_meanwhile_counts() {
        Customer nora = create();
        bridge.clock.advance(Duration.ofSeconds(1));
        bridge.tenant()
                .edit(Long.parseLong(nora.id()))
                .email("other@example.com")
                .name("Nora Newman")
                .save();

        assertThat(bestMatch()).isEmpty();
        assertThat(search()).isEmpty();
    }

    @Test
    void whom_only_the_memory_knows_costs_one_call_more_each_time() {
        Customer nora = create();

        assertThat(bridge.calls(this::bestMatch)).containsExactly(SEARCH, "GET /api/v2/users/" + nora.id());
        assertThat(bridge.calls(this::search)).containsExactly(SEARCH, "GET /api/v2/users/" + nora.id());
        assertThat(bridge.calls(this::create)).containsExactly("GET /api/v2/users/" + nora.id());
    }

    @Test
    void whom_the_search_returns_costs_no_call_more() {
        create();
        bridge.clock.advance(Duration.ofMinutes(6));

        assertThat(bridge.calls(this::bestMatch)).containsExactly(SEARCH);
        assertThat(bridge.calls(this::search)).containsExactly(SEARCH);
    }

    @Test
    void whom_a_search_by_name_returns_costs_no_call_more_though_the_first_wave_does_not_return_them() {
        bridge.ask(() -> bridge.customers.create(SAM, members("name", "Nora Newcomb")));
        bridge.clock.advance(Duration.ofMinutes(6));

        assertThat(bridge.calls(this::bestMatch)).containsExactly(SEARCH, SEARCH);
    }

    @Test
    void whoever_cannot_be_read_is_shown_as_remembered() {
        Customer nora = create();
        bridge.faults().always(SHOW, Fault.UNAVAILABLE);

        assertThat(bestMatch()).containsExactly(nora);
        assertThat(search()).containsExactly(nora);
        assertThat(create()).isEqualTo(nora);
        assertThat(bridge.zendesk.calls(CREATE)).hasSize(1);
    }

    private void isGone(Customer customer) {
        bridge.tenant().edit(Long.parseLong(customer.id())).deleted().save();
    }

    private Customer create() {
        return bridge.ask(() -> bridge.customers.create(SAM, NORA));
    }

    private List<Customer> search() {
        return bridge.ask(() -> bridge.customers.search(members("email", "nora@example.com")));
    }

    private List<Customer> bestMatch() {
        return bridge.ask(() -> bridge.customers.bestMatch(PROFILE));
    }
}
