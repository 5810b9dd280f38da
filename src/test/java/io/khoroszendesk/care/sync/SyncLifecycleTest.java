package io.khoroszendesk.care.sync;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.common.resilience.StoppedException;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.marketing.Lines;
import io.khoroszendesk.zendesk.UserExportClient;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@QuarkusTest
@WithTestResource(SyncTenant.class)
class SyncLifecycleTest {

    @Inject
    Instance<SyncRun> runs;

    @Inject
    UserExportClient export;

    @Inject
    BackgroundCalls calls;

    @Inject
    Clock clock;

    @TempDir
    Path directory;

    final StopSignal stop = new StopSignal();
    final Lines terminal = new Lines();
    FakeUser jane;

    @BeforeEach
    void jane() {
        SyncTenant.isItselfAgain();
        jane = zendesk()
                .tenant()
                .user("Jane Quill")
                .email("jane@example.com")
                .tags("gold", "news")
                .organization(zendesk().tenant().organization("Quill & Daughters"))
                .add();
    }

    @AfterEach
    void zendesk_has_calls_enough() throws Exception {
        zendesk().quotaLeft(650);
        // Not by way of what would wait for it.
        Deadline.run(System.nanoTime(), Duration.ofSeconds(5), () -> export.countUsers(null));
    }

    private SyncRun run(String... arguments) throws SyncException {
        SyncOptions options = CommandLine.populateCommand(new SyncOptions(), arguments);
        try (SyncStore store = SyncStore.open(directory)) {
            SyncRun run = runs.get();
            run.run(options, stop, store, new ProgressPrinter(terminal, false, clock));
            run.report().lines(run.failed(), options.dryRun).forEach(terminal::print);
            return run;
        }
    }

    private String output() {
        return String.join("\n", terminal.printed);
    }

    private JsonObject state() throws Exception {
        return new JsonObject(Files.readString(directory.resolve("care-sync.json")));
    }

    private static String id(FakeUser user) {
        return String.valueOf(user.id());
    }

    private static List<String> customers() {
        return care().directory().persons().stream()
                .flatMap(person -> person.ids("crm").stream())
                .toList();
    }

    private static long elements(FakeUser user) {
        return care().calls("PUT", "/api/v2/authors*").stream()
                .filter(call -> call.body().contains("\"id\":\"" + user.id() + "\""))
                .count();
    }

    @Test
    void a_first_run_pushes_every_customer_and_nobody_else() throws Exception {
        FakeUser joe = zendesk().tenant().user("Joe").add();
        zendesk().tenant().user("Ada").role("agent").add();
        FakeUser gone = zendesk().tenant().user("Gone").deleted().add();

        SyncRun run = run();

        assertThat(customers()).containsExactlyInAnyOrder(id(jane), id(joe)).doesNotContain(id(gone));
        assertThat(care().directory().attributes(id(jane)))
                .containsEntry("name", "Jane Quill")
                .containsEntry("email", "jane@example.com")
                .containsEntry("tags", "gold, news")
                .containsEntry("organization", "Quill & Daughters")
                .containsEntry("zendesk_url", "https://acme.zendesk.com/agent/users/" + jane.id());
        assertThat(run.failed()).isEmpty();
        assertThat(output())
                .contains("2 pushed")
                .contains("2 agents and admins, left out")
                .contains("1 deleted or merged, and never in Care")
                .contains("All of them are right in Care.");
    }

    @Test
    void the_next_run_reads_only_what_has_changed() throws Exception {
        FakeUser joe = zendesk().tenant().user("Joe").add();
        run();
        care().forgetCalls();
        zendesk().tenant().edit(joe.id()).name("Joseph").save();

        run();

        assertThat(care().directory().attributes(id(joe))).containsEntry("name", "Joseph");
        assertThat(elements(jane)).isZero();
    }

    @Test
    void rows_that_the_export_repeats_are_pushed_once() throws Exception {
        FakeUser last = zendesk().tenant().user("Last of the page").add();
        FakeUser next = zendesk().tenant().user("First of the next").add();

        run();

        assertThat(zendesk().count("GET", "/api/v2/incremental/users/cursor")).isEqualTo(2);
        assertThat(elements(last)).isEqualTo(1);
        assertThat(elements(next)).isEqualTo(1);
        assertThat(output()).contains("5 users read, 1 of them repeated.");
    }

    @Test
    void an_export_that_leads_back_to_the_same_page_is_given_up() {
        zendesk()
                .faults()
                .always(
                        "GET /api/v2/incremental/users/cursor",
                        Fault.body(200, "{\"users\":[],\"after_cursor\":\"round\",\"end_of_stream\":false}"));

        assertThatThrownBy(this::run).isInstanceOf(SyncException.class).hasMessageContaining("leads back");

        assertThat(zendesk().count("GET", "/api/v2/incremental/users/cursor")).isEqualTo(2);
    }

    @Test
    void a_page_that_could_not_be_pushed_is_read_again_by_the_next_run() throws Exception {
        run();
        String cursor = state().getString("cursor");
        zendesk().tenant().edit(jane.id()).name("Jane Q").save();
        care().faults().always("PUT /api/v2/authors*", Fault.status(503));

        assertThatThrownBy(this::run).isInstanceOf(SyncException.class).hasMessageContaining("503");
        assertThat(state().getString("cursor")).isEqualTo(cursor);

        care().faults().clear();
        run();
        assertThat(care().directory().attributes(id(jane))).containsEntry("name", "Jane Q");
    }

    @Test
    void users_whom_care_refuses_are_remembered_and_tried_again() throws Exception {
        care().directory().reset();

        SyncRun first = run();

        assertThat(first.failed()).containsOnlyKeys(jane.id());
        assertThat(output())
                .contains("1 failed: ")
                .contains("points")
                .contains("(user " + jane.id() + ")")
                .contains("1 user is not right in Care; the next run tries again.");

        care().directory().crm("zendesk_1", "points");
        assertThat(run().failed()).isEmpty();
        assertThat(customers()).containsExactly(id(jane));
    }

    @Test
    void a_deleted_user_is_split_off_the_person() throws Exception {
        run();
        care().directory()
                .agentJoins(
                        care().directory().arrives("twitter", "1001", "jane.q"),
                        care().directory().author("crm", "zendesk_1", id(jane)).orElseThrow());
        zendesk().tenant().edit(jane.id()).deleted().save();

        run();

        assertThat(care().directory().person("twitter", "1001").orElseThrow().ids("crm"))
                .isEmpty();
        assertThat(output()).contains("1 deleted or merged, and split off");
    }

    @Test
    void a_deleted_user_who_cannot_be_split_off_is_reported() throws Exception {
        run();
        care().directory()
                .agentJoins(
                        care().directory().arrives("twitter", "1001", "jane.q"),
                        care().directory().author("crm", "zendesk_1", id(jane)).orElseThrow());
        zendesk().tenant().edit(jane.id()).deleted().save();
        care().faults().always("POST /api/v2/authors/*", Fault.status(400));

        SyncRun run = run();

        assertThat(run.failed()).containsOnlyKeys(jane.id());
        assertThat(output()).contains("take it off in Care's user interface");
    }

    @Test
    void a_sure_account_is_joined() throws Exception {
        care().directory().arrives("twitter", "2002", "jane.sync");
        zendesk()
                .tenant()
                .edit(jane.id())
                .field("khoros_social", "twitter jane.sync 2002")
                .save();

        run();

        assertThat(care().directory().person("twitter", "2002").orElseThrow().ids("crm"))
                .as(output())
                .containsExactly(id(jane));
    }

    @Test
    void an_account_that_care_does_not_know_yet_is_joined_by_a_later_run() throws Exception {
        zendesk()
                .tenant()
                .edit(jane.id())
                .field("khoros_social", "twitter jane.later 2003")
                .save();
        run();
        assertThat(output())
                .contains("1 account not joined: Care doesn't know the account yet")
                .contains("1 user is tried again by later runs")
                .contains("All of them are right in Care, but for accounts that Care doesn't know yet.");
        care().directory().arrives("twitter", "2003", "jane.later");
        Path file = directory.resolve("care-sync.json");
        String hour = "\"next\":"
                + state().getJsonObject("later").getJsonObject(id(jane)).getLong("next");
        Files.writeString(file, Files.readString(file).replace(hour, "\"next\":0"));

        run();

        assertThat(care().directory().person("twitter", "2003").orElseThrow().ids("crm"))
                .containsExactly(id(jane));
        assertThat(state().getJsonObject("later")).isEmpty();
    }

    @Test
    void a_dry_run_changes_nothing() throws Exception {
        run("--dry-run");

        assertThat(customers()).isEmpty();
        assertThat(directory.resolve("care-sync.json")).doesNotExist();
        assertThat(output()).contains("1 would be pushed").contains("A dry run: nothing was changed.");
        assertThat(care().count("PUT", "*") + care().count("POST", "*")).isZero();
    }

    @Test
    void a_dry_run_asks_care_for_the_account_and_writes_nothing() throws Exception {
        run("--dry-run");

        assertThat(output()).contains("Care takes the account.").contains("Zendesk has all user fields");
        assertThat(care().calls()).extracting(Call::method).containsOnly("GET");

        care().account("bot", "another");
        assertThatThrownBy(() -> run("--dry-run"))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("CARE_USERNAME or CARE_PASSWORD is wrong");
    }

    @Test
    void full_begins_anew() throws Exception {
        run();
        care().directory().reset();
        care().directory().crm("zendesk_1", "points");

        run("--full");

        assertThat(customers()).containsExactly(id(jane));
    }

    @Test
    void from_a_day_on_only_later_changes_are_read() throws Exception {
        zendesk()
                .tenant()
                .edit(jane.id())
                .with("updated_at", "2024-05-01T10:00:00Z")
                .add();
        FakeUser joe = zendesk()
                .tenant()
                .user("Joe")
                .with("updated_at", "2024-05-03T10:00:00Z")
                .add();

        run("--from", "2024-05-02");

        assertThat(customers()).containsExactly(id(joe));
    }

    @Test
    void from_a_day_after_the_last_run_would_leave_something_out_and_is_refused() throws Exception {
        run();

        assertThatThrownBy(() -> run("--from", "2999-01-01")).hasMessageContaining("would be left out");
    }

    @Test
    void another_accounts_state_is_not_taken_for_ours() throws Exception {
        Files.writeString(
                directory.resolve("care-sync.json"), "{\"account\":\"other zendesk_1\",\"start\":0,\"cursor\":\"x\"}");

        assertThatThrownBy(this::run).hasMessageContaining("about another account (other zendesk_1)");
    }

    @Test
    void a_place_that_zendesk_no_longer_knows_is_told_with_what_to_do() throws Exception {
        run();
        zendesk().faults().always("GET /api/v2/incremental/users/cursor", Fault.status(400));

        assertThatThrownBy(this::run).hasMessageContaining("run sync --full");
    }

    @Test
    void the_export_takes_an_admin() {
        zendesk().faults().always("GET /api/v2/incremental/users/cursor", Fault.status(403));

        assertThatThrownBy(this::run).hasMessageContaining("it takes an admin");
    }

    @Test
    void where_zendesk_asks_to_wait_it_waits() throws Exception {
        zendesk().faults().next("GET /api/v2/incremental/users/cursor", Fault.tooMany(1));

        run();

        assertThat(customers()).containsExactly(id(jane));
    }

    @Test
    void where_agents_need_the_calls_it_waits_for_the_next_minute() throws Exception {
        zendesk().quotaLeft(250);
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> {
            try {
                run();
            } catch (SyncException e) {
                throw new CompletionException(e);
            }
        });
        // The question how many users there are shows how few calls are left.
        while (zendesk().count("GET", "/api/v2/search/count") == 0
                || calls.headRoom().pause().isEmpty()) {
            assertThat(running).isNotDone();
            Thread.sleep(5);
        }
        stop.now();

        assertThat(running)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(StoppedException.class);
        assertThat(zendesk().count("GET", "/api/v2/incremental/users/cursor")).isZero();
    }

    @Test
    void a_run_that_follows_goes_on_until_it_is_stopped() throws Exception {
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> {
            try {
                run("--follow");
            } catch (SyncException e) {
                throw new CompletionException(e);
            }
        });
        while (customers().isEmpty() || !Files.exists(directory.resolve("care-sync.json"))) {
            assertThat(running).isNotDone();
            Thread.sleep(5);
        }
        stop.now();

        assertThat(running)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(StoppedException.class);
        assertThat(state().getString("cursor")).isNotEmpty();
    }

    @Test
    void the_state_says_until_when_changes_were_pushed() throws Exception {
        zendesk().tenant().edit(jane.id()).save();
        run();

        assertThat(Instant.ofEpochSecond(state().getLong("position")))
                .isEqualTo(Instant.parse(zendesk().user(jane.id()).members().getString("updated_at")));
    }
}
