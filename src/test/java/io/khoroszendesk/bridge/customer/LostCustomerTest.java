package io.khoroszendesk.bridge.customer;

import static io.khoroszendesk.bridge.Bridge.members;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.Bridge;
import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Customers with an e-mail address where the answer to their creation is lost, and Zendesk's index lags. */
class LostCustomerTest {

    private static final String CREATE = "POST /api/v2/users";
    private static final String SEARCH = "GET /api/v2/users/search";
    private static final KhorosCaller SAM = KhorosCaller.of("sam@acme.example", null, "815");
    private static final Map<String, JsonNode> NORA = members("name", "Nora Newcomb", "email", "family@example.com");

    private final Bridge bridge = new Bridge();

    @Test
    void a_member_of_a_family_that_shares_an_address_is_not_created_twice() {
        theAddressIsShared(bridge);
        bridge.tenant().indexLag(Duration.ofMinutes(5));
        bridge.faults().next(CREATE, Fault.RESET_AFTER);

        assertThat(bridge.refusal(this::create)).hasMessageEndingWith(FailureTranslator.MAY_HAVE_BEEN_CREATED);
        assertThat(bridge.zendesk.calls(CREATE)).hasSize(1);
        assertThat(namesakes(bridge)).hasSize(1);
    }

    @Test
    void nor_is_the_first_one_who_gets_an_address_that_may_be_shared() {
        bridge.tenant().shareAddresses();
        bridge.tenant().indexLag(Duration.ofMinutes(5));
        bridge.faults().next(CREATE, Fault.status(500).afterEffect());

        assertThat(bridge.refusal(this::create)).hasMessageEndingWith(FailureTranslator.MAY_HAVE_BEEN_CREATED);
        assertThat(namesakes(bridge)).hasSize(1);
    }

    @Test
    void a_second_click_does_not_create_them_either() {
        theAddressIsShared(bridge);
        bridge.tenant().indexLag(Duration.ofMinutes(5));
        bridge.faults().next(CREATE, Fault.RESET_AFTER);
        String first = bridge.refusal(this::create).getMessage();

        assertThat(bridge.refusal(this::create)).hasMessage(first);
        assertThat(namesakes(bridge)).hasSize(1);
    }

    @Test
    void they_are_waited_for_until_the_index_knows_them() {
        theAddressIsShared(bridge);
        bridge.tenant().indexLag(Duration.ofSeconds(2));
        bridge.faults().next(CREATE, Fault.RESET_AFTER);

        Customer nora = create();

        assertThat(bridge.zendesk.calls(SEARCH)).hasSize(3);
        assertThat(namesakes(bridge)).extracting(FakeUser::id).containsExactly(Long.valueOf(nora.id()));
    }

    @Test
    void who_has_had_time_to_search_creates_them_if_the_call_itself_was_lost() {
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);
        bridge.refusal(this::create);
        bridge.clock.advance(Duration.ofSeconds(10));

        create();

        assertThat(namesakes(bridge)).hasSize(1);
    }

    @Test
    void an_external_id_of_ours_is_unique_even_where_the_address_is_not() {
        Bridge stamping = new Bridge("adapter.customers.external-id", "true");
        theAddressIsShared(stamping);
        stamping.tenant().indexLag(Duration.ofMinutes(5));
        stamping.faults().next(CREATE, Fault.RESET_AFTER);

        stamping.ask(() -> stamping.customers.create(SAM, NORA));

        assertThat(stamping.zendesk.calls(CREATE)).hasSize(1);
        assertThat(namesakes(stamping)).hasSize(1);
    }

    @Test
    void with_it_a_call_that_was_lost_is_made_again() {
        Bridge stamping = new Bridge("adapter.customers.external-id", "true");
        theAddressIsShared(stamping);
        stamping.faults().next(CREATE, Fault.RESET_BEFORE);

        stamping.ask(() -> stamping.customers.create(SAM, NORA));

        assertThat(stamping.zendesk.calls(CREATE)).hasSize(2);
        assertThat(namesakes(stamping)).hasSize(1);
    }

    @Test
    void that_the_address_is_taken_may_be_because_of_the_lost_attempt() {
        bridge.tenant().indexLag(Duration.ofMinutes(5));
        bridge.faults().next(CREATE, Fault.RESET_AFTER);
        String first = bridge.refusal(this::create).getMessage();
        bridge.clock.advance(Duration.ofSeconds(10));

        OperationException refusal = bridge.refusal(this::create);

        assertThat(bridge.zendesk.calls(CREATE)).hasSize(2);
        assertThat(refusal).hasMessage(first).hasMessageEndingWith(FailureTranslator.MAY_HAVE_BEEN_CREATED);
        assertThat(refusal.fields()).isEmpty();
    }

    @Test
    void once_the_index_knows_the_customer_of_the_lost_attempt_it_is_the_answer() {
        bridge.tenant().indexLag(Duration.ofSeconds(15));
        bridge.faults().next(CREATE, Fault.RESET_AFTER);
        bridge.refusal(this::create);
        bridge.clock.advance(Duration.ofSeconds(10));

        Customer nora = create();

        assertThat(namesakes(bridge)).extracting(FakeUser::id).containsExactly(Long.valueOf(nora.id()));
    }

    @Test
    void where_another_customer_has_the_address_they_are_named_after_a_lost_attempt_as_well() {
        FakeUser owner =
                bridge.tenant().user("Nora N.").email("family@example.com").add();
        bridge.faults().next(CREATE, Fault.RESET_BEFORE);
        bridge.refusal(this::create);
        bridge.clock.advance(Duration.ofSeconds(10));

        assertThat(bridge.refusal(this::create))
                .hasMessage("This e-mail address already belongs to customer " + owner.id() + ".");
    }

    private static void theAddressIsShared(Bridge bridge) {
        bridge.tenant().shareAddresses();
        bridge.tenant()
                .user("Fay Newcomb")
                .email("family@example.com")
                .sharedEmails()
                .add();
    }

    private Customer create() {
        return bridge.ask(() -> bridge.customers.create(SAM, NORA));
    }

    private static List<FakeUser> namesakes(Bridge bridge) {
        return bridge.zendesk.users().stream()
                .filter(user -> user.name().equals("Nora Newcomb"))
                .toList();
    }
}
