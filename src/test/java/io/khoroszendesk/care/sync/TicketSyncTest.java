package io.khoroszendesk.care.sync;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.care.FakeCare;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Zendesk knows of tickets and organizations, in Care after a sync. */
@QuarkusTest
@WithTestResource(
        value = SyncTenant.class,
        initArgs = {
            @ResourceArg(name = "adapter.care.ticket-fields", value = TicketTenant.FIELDS),
            @ResourceArg(name = "adapter.care.reactivate", value = "solved,replied"),
            @ResourceArg(name = "care.gdpr.username", value = FakeCare.ERASER),
            @ResourceArg(name = "care.gdpr.password", value = FakeCare.ERASER_PASSWORD)
        })
class TicketSyncTest {

    private static final String REQUESTED = "/api/v2/users/{id}/tickets/requested";

    @Inject
    Instance<SyncRun> runs;

    @Inject
    Clock clock;

    @TempDir
    Path directory;

    FakeUser jane;
    FakeUser ada;
    SyncTrial sync;

    @BeforeEach
    void jane() {
        TicketTenant.isItselfAgain();
        sync = new SyncTrial(runs, directory, clock);
        jane = zendesk()
                .tenant()
                .user("Jane Quill")
                .email("jane@example.com")
                .organization(
                        zendesk().tenant().organization("Quill & Daughters", new JsonObject().put("region", "north")))
                .add();
        ada = zendesk().tenant().user("Ada Agent").role("agent").add();
    }

    private static Map<String, String> attributes(FakeUser user) {
        return care().directory().attributes(String.valueOf(user.id()));
    }

    private FakeTicket open() {
        return zendesk()
                .tenant()
                .ticket(jane)
                .status("open")
                .priority("high")
                .assignee(ada, zendesk().tenant().groupId("Billing"))
                .createdAt(Instant.now())
                .add();
    }

    @Test
    void an_author_has_what_zendesk_knows_of_the_tickets_and_the_organization() throws Exception {
        FakeTicket solved = zendesk()
                .tenant()
                .ticket(jane)
                .status("solved")
                .rated("good")
                .createdAt(Instant.parse("2026-11-01T10:00:00Z"))
                .add();
        FakeTicket open = open();

        String said = sync.run();

        assertThat(attributes(jane))
                .containsEntry("name", "Jane Quill")
                .containsEntry("open_tickets", "1")
                .containsEntry("ticket_status", "open")
                .containsEntry("ticket_priority", "high")
                .containsEntry("ticket_url", "https://acme.zendesk.com/agent/tickets/" + open.id())
                .containsEntry("ticket_agent", "Ada Agent")
                .containsEntry("ticket_group", "Billing")
                .containsEntry("ticket_solved", solved.members().getString("solved_at"))
                .containsEntry("satisfaction", "good")
                .containsEntry("region", "north");
        assertThat(said).contains("2 tickets read, and told Care of 1 customer").contains("All of them are right");
    }

    @Test
    void the_first_run_costs_no_call_for_each_customer() throws Exception {
        for (int i = 0; i < 250; i++) {
            FakeUser customer = zendesk().tenant().user("Customer " + i).add();
            zendesk().tenant().ticket(customer).status("open").add();
        }

        sync.run();

        assertThat(zendesk().count("GET", REQUESTED)).isZero();
        assertThat(zendesk().count("GET", "/api/v2/incremental/tickets/cursor")).isEqualTo(1);
        assertThat(zendesk().count("GET", "/api/v2/users/show_many")).isEqualTo(3);
    }

    @Test
    void a_later_run_asks_once_for_each_customer_whose_tickets_have_changed() throws Exception {
        FakeUser joe = zendesk().tenant().user("Joe").add();
        FakeTicket ofJoe = zendesk().tenant().ticket(joe).status("open").add();
        sync.run();
        zendesk().forgetCalls();
        FakeTicket first = open();
        open();
        zendesk().tenant().edit(first).status("pending").save();

        sync.run();

        assertThat(zendesk().calls("GET", REQUESTED)).singleElement().satisfies(call -> assertThat(call.path())
                .contains(String.valueOf(jane.id())));
        assertThat(attributes(jane)).containsEntry("open_tickets", "2");
        assertThat(attributes(joe)).containsEntry("ticket_url", "https://acme.zendesk.com/agent/tickets/" + ofJoe.id());
    }

    @Test
    void with_nothing_new_nothing_is_asked_or_sent() throws Exception {
        open();
        sync.run();
        zendesk().forgetCalls();
        care().forgetCalls();

        sync.run();

        assertThat(zendesk().count("GET", REQUESTED)).isZero();
        assertThat(care().count("PUT", "*")).isZero();
    }

    @Test
    void a_deleted_ticket_is_no_longer_counted() throws Exception {
        FakeTicket ticket = open();
        sync.run();
        assertThat(attributes(jane)).containsEntry("open_tickets", "1");

        zendesk().tenant().deleteTicket(ticket.id());
        sync.run();

        assertThat(attributes(jane)).containsEntry("open_tickets", "0").containsEntry("ticket_status", "");
    }

    @Test
    void a_page_that_could_not_be_pushed_is_read_again_by_the_next_run() throws Exception {
        sync.run();
        String cursor = sync.state().tickets().cursor();
        open();
        care().faults().always("PUT /api/v2/authors*", Fault.status(503));

        assertThatThrownBy(sync::run).isInstanceOf(SyncException.class).hasMessageContaining("503");
        assertThat(sync.state().tickets().cursor()).isEqualTo(cursor);

        care().faults().clear();
        sync.run();
        assertThat(attributes(jane)).containsEntry("open_tickets", "1");
    }

    @Test
    void a_first_reading_that_broke_off_is_begun_anew() throws Exception {
        open();
        zendesk().faults().always("GET /api/v2/incremental/tickets/cursor", Fault.status(403));
        assertThatThrownBy(sync::run).isInstanceOf(SyncException.class);
        assertThat(sync.state().tickets()).isNull();

        zendesk().faults().clear();
        sync.run();

        assertThat(attributes(jane)).containsEntry("open_tickets", "1");
    }

    @Test
    void customers_whom_care_refuses_are_tried_again_with_their_tickets() throws Exception {
        open();
        care().directory().reset();
        assertThat(sync.run()).contains("1 user is not right in Care");

        TicketTenant.careKnows();
        String said = sync.run();

        assertThat(attributes(jane)).containsEntry("open_tickets", "1");
        assertThat(said).contains("All of them are right");
    }

    @Test
    void agents_and_deleted_users_are_left_out() throws Exception {
        FakeUser gone = zendesk().tenant().user("Gone").add();
        zendesk().tenant().ticket(gone).add();
        zendesk().tenant().ticket(ada).add();
        zendesk().tenant().edit(gone.id()).deleted().save();

        sync.run();

        List<String> customers = new ArrayList<>();
        care().directory().persons().forEach(person -> customers.addAll(person.ids("crm")));
        assertThat(customers).containsExactly(String.valueOf(jane.id()));
    }

    @Test
    void a_dry_run_reads_no_tickets() throws Exception {
        open();

        sync.run("--dry-run");

        assertThat(zendesk().count("GET", "/api/v2/incremental/tickets/cursor")).isZero();
    }
}
