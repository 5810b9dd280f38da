package io.khoroszendesk.care.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.webhook.SignedWebhook;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.ops.Program;
import io.khoroszendesk.zendesk.Callers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server gives up survives the server, and commands beside it or after it see to it. */
class DeadLetterCrashIT {

    private static final String PUSH = "PUT /api/v2/authors*";

    @TempDir
    Path state;

    SyncAccount account;
    Map<String, String> environment;
    FakeUser jane;

    @BeforeEach
    void an_account() {
        account = new SyncAccount();
        environment = account.environment(state, "ADAPTER_CARE_MAX_RETRIES", "0", "ADAPTER_CARE_WEBHOOK_DELAY", "50ms");
        jane = account.zendesk.tenant().user("Jane Quill").add();
    }

    @AfterEach
    void no_more() {
        account.close();
    }

    private String kept() {
        Path file = state.resolve("dead-letters.json");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server is told of Jane, whom Care doesn't take. */
    private Program givesUp() throws Exception {
        account.care.faults().always(PUSH, Fault.status(400));
        Program server = Program.serving(environment);
        assertThat(new SignedWebhook(SyncAccount.HOOK_SECRET)
                        .at(server.api())
                        .tells("created", jane.id())
                        .statusCode())
                .isEqualTo(202);
        Callers.until(() -> kept().contains("\"key\":\"" + jane.id() + "\""));
        account.care.faults().clear();
        return server;
    }

    @Test
    void what_a_killed_server_gave_up_is_listed_and_retried() throws Exception {
        givesUp().kill();

        Program list = Program.ran(environment, "hooks", "list");
        assertThat(list.exitCode()).isZero();
        assertThat(list.output()).contains("user-" + jane.id(), "was refused");

        Program retry = Program.ran(environment, "hooks", "retry", "user-" + jane.id());
        assertThat(retry.exitCode()).as(retry.output()).isZero();
        assertThat(retry.output()).contains("user-" + jane.id() + ": done.");
        assertThat(account.care.directory().attributes(String.valueOf(jane.id())))
                .containsEntry("name", "Jane Quill");
        assertThat(kept()).contains("\"letters\":[],\"retried\":1");
    }

    @Test
    void a_command_beside_the_server_retries_what_is_left_and_says_what_failed() throws Exception {
        try (Program server = givesUp()) {
            account.care.faults().next(PUSH, Fault.status(400));
            Program failing = Program.ran(environment, "hooks", "retry", "--all");
            assertThat(failing.exitCode()).isEqualTo(1);
            assertThat(failing.output()).contains("1 of 1 is left");

            assertThat(Program.ran(environment, "hooks", "retry", "--all").exitCode())
                    .isZero();
            assertThat(Program.ran(environment, "hooks", "list").output()).contains("0 dead letters.");
            assertThat(server.isRunning()).isTrue();
        }
    }
}
