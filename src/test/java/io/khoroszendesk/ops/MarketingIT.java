package io.khoroszendesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.fake.marketing.FakeKhoros;
import io.khoroszendesk.fake.marketing.KhorosOddity;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From zero to a working CRM, with what is shipped. */
class MarketingIT {

    @RegisterExtension
    private static final Acme ACME = new Acme();

    @TempDir
    Path directory;

    private FakeKhoros khoros;
    private Path keys;

    @BeforeEach
    void start() throws IOException {
        khoros = FakeKhoros.start();
        keys = directory.resolve("khoros-keys");
        Files.writeString(keys, Acme.KHOROS_KEY + "\n");
    }

    @AfterEach
    void stop() {
        khoros.close();
    }

    private Map<String, String> environment(String... more) {
        Map<String, String> environment = ACME.environment(more);
        environment.remove("KHOROS_AUTH_HEADER_VALUES");
        environment.put("KHOROS_AUTH_HEADER_VALUES_FILE", keys.toString());
        environment.putIfAbsent("KHOROS_API_URL", khoros.url());
        environment.put("KHOROS_LOGIN_URL", khoros.url());
        environment.put("ADAPTER_STATE_DIR", directory.resolve("state").toString());
        return environment;
    }

    @Test
    void without_any_settings_the_one_that_is_needed_is_named() {
        Program whoami = Program.ran(Map.of(), "whoami");

        assertThat(whoami.output()).startsWith("ADAPTER_STATE_DIR is missing");
        assertThat(whoami.exitCode()).isEqualTo(1);
    }

    @Test
    void a_wrong_value_of_a_setting_is_told_and_not_replaced_silently() {
        Program whoami = Program.ran(environment("ADAPTER_DRY_RUN", "maybe"), "whoami");

        assertThat(whoami.output()).startsWith("ADAPTER_DRY_RUN is maybe, but must be true or false.");
        assertThat(whoami.exitCode()).isEqualTo(1);
    }

    @Test
    void an_administrator_logs_in_registers_and_changes_the_key() throws IOException {
        String token = khoros.token();
        try (Program server = Program.serving(environment())) {
            Map<String, String> environment = environment("ADAPTER_PUBLIC_URL", server.api());

            Program login = Program.answered(token + "\n", environment, "login", "--token");
            assertThat(login.output())
                    .contains("Khoros knows you as admin@acme.example")
                    .doesNotContain(token);
            assertThat(login.exitCode()).isZero();

            Program register = Program.ran(environment, "register", "--name", "Zendesk");
            assertThat(register.output())
                    .contains("Registered as CRM 70001.")
                    .containsPattern("ok +customer +Khoros would see \\d+ fields")
                    .containsPattern("ok +wrong key")
                    .doesNotContain(Acme.KHOROS_KEY);
            assertThat(register.exitCode()).isZero();

            khoros.next("PATCH /v2/crm/admin/custom/70001", KhorosOddity.LOST_ANSWER);
            Program interrupted = Program.ran(environment, "rotate-key", "--grace", "0s");
            assertThat(interrupted.output()).contains("Both keys stay accepted");
            assertThat(interrupted.exitCode()).isEqualTo(1);
            assertThat(Files.readString(keys)).contains(Acme.KHOROS_KEY).contains(khorosSends());

            Program rotate = Program.ran(environment, "rotate-key", "--grace", "0s");
            assertThat(rotate.output()).contains("CRM 70001 has a new key.").doesNotContain(khorosSends());
            assertThat(rotate.exitCode()).isZero();
            assertThat(Files.readString(keys)).doesNotContain(Acme.KHOROS_KEY).contains(khorosSends());
            assertThat(server.get(server.api() + "/api/v1/meta/object/customer").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void options_that_cannot_be_read_are_told_before_anything_starts() {
        Program program = Program.ran(environment(), "register");

        assertThat(program.output()).contains("Missing required option: '--name=NAME'");
        assertThat(program.exitCode()).isEqualTo(2);
    }

    @Test
    void every_option_can_be_read_by_what_is_shipped() {
        Program login = Program.answered(khoros.token() + "\n", environment(), "login", "--token");
        assertThat(login.exitCode()).isZero();

        Program publish = Program.ran(
                environment(),
                "publish",
                "--initiative",
                "1710",
                "--text",
                "Hello",
                "--account",
                "21366",
                "--link",
                "https://www.example.com/",
                "--at",
                "2999-01-31T09:00:00+01:00",
                "--native-scheduling",
                "--note",
                "x",
                "--callback",
                "https://crm.acme.example/done");

        assertThat(publish.output()).contains("Khoros has taken the message as 70001, DRAFT.");
        assertThat(khoros.company()
                        .messages()
                        .getFirst()
                        .at("/content/shareLink/url")
                        .asText())
                .isEqualTo("https://www.example.com/");
    }

    private void logIn() {
        assertThat(Program.answered(khoros.token() + "\n", environment(), "login", "--token")
                        .exitCode())
                .isZero();
    }

    @Test
    void an_image_is_uploaded_by_what_is_shipped() throws IOException {
        logIn();
        byte[] picture = "GIF89a and the rest of it".getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(directory.resolve("kettle.gif"), picture);

        Program publish = Program.ran(
                environment(), "publish", "--initiative", "1710", "--account", "21366", "--image", file.toString());

        assertThat(publish.output()).contains("Khoros has taken the message as 70001, DRAFT.");
        assertThat(khoros.calls().getLast().parts().getLast().bytes()).isEqualTo(picture);
        assertThat(khoros.company()
                        .messages()
                        .getFirst()
                        .at("/content/sfEntityType")
                        .asText())
                .isEqualTo("ImageShare");
    }

    @Test
    void while_khoros_does_not_answer_it_is_told_that_it_is_waited_for() throws InterruptedException {
        logIn();
        CountDownLatch answer = khoros.hold("GET /v2/me");

        try (Program whoami = Program.started(environment(), "whoami")) {
            Instant patience = Instant.now().plusSeconds(60);
            while (waits(whoami) < 2 && Instant.now().isBefore(patience)) {
                Thread.sleep(100);
            }
            answer.countDown();

            assertThat(waits(whoami)).isGreaterThanOrEqualTo(2);
            assertThat(whoami.exitCode()).isZero();
        }
    }

    private static long waits(Program program) {
        return program.lines().stream()
                .filter(line -> line.startsWith("Waiting for Khoros' answer, for "))
                .count();
    }

    @Test
    void a_connection_that_is_reset_is_told_by_the_command_alone() throws IOException {
        logIn();
        try (ServerSocket resetting = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> resetAll(resetting));

            Program whoami = Program.ran(
                    environment("KHOROS_API_URL", "http://localhost:" + resetting.getLocalPort()), "whoami");

            assertThat(whoami.lines().stream().filter(line -> !line.startsWith("Waiting for ")))
                    .containsExactly("The connection to Khoros broke before its answer was there.");
            assertThat(whoami.exitCode()).isEqualTo(1);
        }
    }

    /** Reads the beginning of each request, and answers with a reset. */
    private static void resetAll(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connection.getInputStream().read();
                connection.setSoLinger(true, 0);
            } catch (IOException e) {
                // The next one, unless the test is over.
            }
        }
    }

    private String khorosSends() {
        return khoros.company().crms().getFirst().authHeaderValue().replaceFirst("Bearer ", "");
    }
}
