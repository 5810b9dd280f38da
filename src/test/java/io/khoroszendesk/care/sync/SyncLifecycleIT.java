package io.khoroszendesk.care.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.webhook.SignedWebhook;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.ops.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is shipped. */
class SyncLifecycleIT {

    @TempDir
    Path state;

    final SyncAccount account = new SyncAccount();

    @AfterEach
    void close() {
        account.close();
    }

    private FakeUser user(String name) {
        return account.zendesk.tenant().user(name).add();
    }

    private boolean isInCare(FakeUser user) {
        return account.care
                .directory()
                .author("crm", "zendesk_1", String.valueOf(user.id()))
                .isPresent();
    }

    @Test
    void a_run_pushes_what_there_is_and_says_so() throws Exception {
        FakeUser jane = user("Jane");

        Program sync = Program.ran(account.environment(state), "sync");

        assertThat(sync.output()).contains("1 pushed").contains("All of them are right in Care.");
        assertThat(sync.exitCode()).isZero();
        assertThat(isInCare(jane)).isTrue();
        assertThat(Files.getPosixFilePermissions(state.resolve("care-sync.json")))
                .hasSize(2);
    }

    @Test
    void it_ends_with_1_where_somebody_is_not_right_in_care() {
        user("Jane");

        Program sync = Program.ran(
                account.environment(state, "ADAPTER_CARE_FIELDS", "points=not_configured"), "sync", "--once");

        assertThat(sync.output()).contains("1 failed").contains("the next run tries again");
        assertThat(sync.exitCode()).isEqualTo(1);
    }

    @Test
    void without_care_it_says_what_is_missing() {
        Map<String, String> environment = account.environment(state);
        environment.keySet().removeIf(name -> name.startsWith("CARE_"));

        Program sync = Program.ran(environment, "sync");

        assertThat(sync.output()).contains("Care isn't configured");
        assertThat(sync.exitCode()).isEqualTo(1);
    }

    @Test
    void without_any_settings_it_names_those_that_are_missing() {
        Program sync = Program.ran(Map.of(), "sync");

        assertThat(sync.output())
                .contains("ZENDESK_SUBDOMAIN is missing")
                .contains("ZENDESK_OAUTH_CLIENT_ID and ZENDESK_OAUTH_CLIENT_SECRET are missing");
        assertThat(sync.exitCode()).isEqualTo(1);
    }

    @Test
    void without_a_directory_it_says_so() {
        Program sync = Program.ran(account.environment(state, "ADAPTER_STATE_DIR", ""), "sync");

        assertThat(sync.output()).contains("ADAPTER_STATE_DIR is missing");
        assertThat(sync.exitCode()).isEqualTo(1);
    }

    @Test
    void told_to_stop_it_finishes_the_page_under_way() throws Exception {
        for (int i = 0; i < 20; i++) {
            user("Customer " + i);
        }
        account.care.faults().always("PUT /api/v2/authors*", Fault.late(700));
        try (Program sync = Program.started(account.environment(state), "sync", "--follow")) {
            while (account.care.count("PUT", "*") < 2) {
                assertThat(sync.isRunning()).as(sync.output()).isTrue();
                Thread.sleep(10);
            }
            sync.terminate();
            sync.exitCode();

            assertThat(sync.output())
                    .contains("Stopped. The next run goes on from here.")
                    .doesNotContain("All of them are right in Care.")
                    .contains("users read");
        }
        int pushed = account.care.directory().persons().size();
        assertThat(pushed).isBetween(4, 19);

        account.care.faults().clear();
        account.care.forgetCalls();
        Program.ran(account.environment(state), "sync");
        assertThat(account.care.directory().persons()).hasSize(20);
        assertThat(account.care.calls("PUT", "*").stream()
                        .mapToInt(call -> call.body().split("networkinstance", -1).length - 1)
                        .sum())
                .as("pushed by the second run, and one more where the export repeats a row")
                .isBetween(20 - pushed, 21 - pushed);
    }

    @Test
    void while_care_does_not_answer_it_says_what_it_waits_for() throws Exception {
        user("Jane");
        account.care.faults().always("*", Fault.HANG);
        try (Program sync = Program.started(account.environment(state), "sync")) {
            while (sync.lines().stream()
                    .noneMatch(line -> line.startsWith("Waiting for Zendesk or Khoros Care, for "))) {
                assertThat(sync.isRunning()).as(sync.output()).isTrue();
                Thread.sleep(100);
            }
        }
    }

    @Test
    void two_runs_do_not_share_a_directory() throws Exception {
        user("Jane");
        try (Program first = Program.started(account.environment(state), "sync", "--follow")) {
            while (!Files.exists(state.resolve("care-sync.json"))) {
                assertThat(first.isRunning()).as(first.output()).isTrue();
                Thread.sleep(10);
            }
            Program second = Program.ran(account.environment(state), "sync");

            assertThat(second.output()).contains("Another sync is running");
            assertThat(second.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void what_a_killed_server_had_accepted_is_pushed_by_the_next_sync() throws Exception {
        FakeUser jane = user("Jane");
        account.care.faults().always("*", Fault.HANG);
        try (Program server = Program.serving(account.environment(state))) {
            SignedWebhook hook = new SignedWebhook(SyncAccount.HOOK_SECRET).at(server.api());
            assertThat(hook.tells("created", jane.id()).statusCode()).isEqualTo(202);
            while (account.care.count("*", "*") == 0) {
                Thread.sleep(10);
            }
            server.kill();
        }
        assertThat(isInCare(jane)).isFalse();
        account.care.faults().clear();

        Program.ran(account.environment(state), "sync");

        assertThat(isInCare(jane)).isTrue();
    }

    @Test
    void what_a_killed_server_was_to_reactivate_the_next_one_does_and_none_does_again() throws Exception {
        FakeUser jane = user("Jane");
        Program.ran(account.environment(state), "sync");
        account.care
                .directory()
                .agentJoins(
                        account.care.directory().arrives("twitter", "1001", "jane.q"),
                        account.care
                                .directory()
                                .author("crm", "zendesk_1", String.valueOf(jane.id()))
                                .orElseThrow());
        Map<String, String> slow = reactivating("10m");
        try (Program server = Program.serving(slow)) {
            tellsThatSolved(server, 1001, jane);
            server.kill();
        }
        assertThat(notes()).isEmpty();

        try (Program server = Program.serving(reactivating("100ms"))) {
            until(server, () -> notes().size() == 1);
            server.kill();
        }
        try (Program server = Program.serving(reactivating("100ms"))) {
            tellsThatSolved(server, 1002, jane);
            until(server, () -> notes().size() > 1);
        }

        assertThat(notes()).hasSize(2).first().asString().startsWith("Zendesk ticket 1001 was solved");
        assertThat(notes()).last().asString().startsWith("Zendesk ticket 1002 was solved");
    }

    private Map<String, String> reactivating(String delay) {
        return account.environment(state, "ADAPTER_CARE_REACTIVATE", "solved", "ADAPTER_CARE_WEBHOOK_DELAY", delay);
    }

    private static void tellsThatSolved(Program server, long ticket, FakeUser requester) {
        String event = """
                {"detail":{"actor_id":"11","id":"%d","requester_id":"%d"},"event":{"current":"SOLVED","previous":"OPEN"},
                 "id":"event-%1$d","type":"zen:event-type:ticket.status_changed"}""".formatted(ticket, requester.id());
        assertThat(new SignedWebhook(SyncAccount.HOOK_SECRET)
                        .at(server.api())
                        .tells(event)
                        .statusCode())
                .isEqualTo(202);
    }

    private List<String> notes() {
        return account.care.calls("PUT", "*/conversations/reactivate").stream()
                .map(call -> call.query("comment"))
                .toList();
    }

    private static void until(Program server, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            assertThat(server.isRunning()).as(server.output()).isTrue();
            Thread.sleep(10);
        }
    }
}
