package io.khoroszendesk.marketing.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.marketing.FakeKhoros;
import io.khoroszendesk.fake.marketing.KhorosOddity;
import io.khoroszendesk.marketing.Desk;
import io.khoroszendesk.marketing.Lines;
import io.khoroszendesk.marketing.api.TokenStore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(Tenant.class)
class LoginCommandTest {

    @TempDir
    Path directory;

    private FakeKhoros khoros;
    private Desk desk;

    @BeforeEach
    void open() {
        khoros = FakeKhoros.start();
        desk = new Desk(khoros, directory);
    }

    @AfterEach
    void close() {
        khoros.close();
    }

    @Test
    void a_browser_that_comes_back_logs_in() throws IOException {
        desk.terminal.whenPrinted(LoginCommandTest::openInBrowser);

        int exit = desk.run("login", "--port", String.valueOf(freePort()));

        assertThat(desk.terminal.all()).contains("Khoros knows you as admin@acme.example");
        assertThat(desk.terminal.all()).containsPattern("It ends on \\d{4}-\\d\\d-\\d\\d, in 7(29|30) days");
        assertThat(exit).isZero();
    }

    @Test
    void the_token_is_kept_where_only_its_owner_reads_it_and_shown_nowhere() throws IOException {
        desk.terminal.whenPrinted(LoginCommandTest::openInBrowser);

        desk.run("login", "--port", String.valueOf(freePort()));

        Path file = desk.state.resolve("khoros-token.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("acme-token-");
        assertThat(desk.terminal.all()).doesNotContain("acme-token-").doesNotContain("acme-client-secret");
    }

    @Test
    void the_address_holds_a_state_that_nobody_can_guess() throws IOException {
        desk.terminal.enters("", "");
        desk.run("login", "--paste");
        String first = desk.terminal.printed.getFirst();
        desk.terminal = new Lines();
        desk.run("login", "--paste");

        assertThat(first).containsPattern("[?&]state=[A-Za-z0-9_-]{32}$");
        assertThat(desk.terminal.printed.getFirst()).isNotEqualTo(first);
    }

    @Test
    void a_browser_with_another_state_is_not_heard() throws IOException {
        int port = freePort();
        CompletableFuture<Integer> stranger = new CompletableFuture<>();
        desk.terminal.whenPrinted(address -> {
            if (address.startsWith("http")) {
                stranger.complete(get("http://localhost:" + port + "/callback?code=stolen&state=none"));
                openInBrowser(address);
            }
        });

        int exit = desk.run("login", "--port", String.valueOf(port));

        assertThat(stranger).isCompletedWithValue(400);
        assertThat(exit).isZero();
    }

    @Test
    void a_browser_that_never_comes_back_is_not_waited_for_forever() throws IOException {
        int exit = desk.run("login", "--port", String.valueOf(freePort()), "--wait", "PT0.05S");

        assertThat(desk.terminal.all()).contains("The browser has not come back");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void a_port_that_is_taken_is_told() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            desk.run("login", "--port", String.valueOf(taken.getLocalPort()));
        }

        assertThat(desk.terminal.all()).contains("Choose another with --port");
    }

    @Test
    void the_address_of_the_browser_can_be_pasted() {
        desk.terminal.whenPrinted(address -> {
            if (address.startsWith("http")) {
                desk.terminal.enters(location(address));
            }
        });

        int exit = desk.run("login", "--paste", "--redirect-uri", "https://crm.acme.example/back");

        assertThat(desk.terminal.all()).contains("Khoros knows you as admin@acme.example");
        assertThat(exit).isZero();
    }

    @Test
    void a_bare_code_can_be_pasted() {
        desk.terminal.whenPrinted(address -> {
            if (address.startsWith("http")) {
                desk.terminal.enters(location(address).replaceFirst(".*code=([^&]+).*", "$1"));
            }
        });

        assertThat(desk.run("login", "--paste")).isZero();
    }

    @Test
    void a_pasted_address_of_another_log_in_is_refused() {
        desk.terminal.enters("https://crm.acme.example/back?code=stolen&state=none");

        assertThat(desk.run("login", "--paste")).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("another log-in");
        assertThat(khoros.count("POST /v3/oauth/token")).isZero();
    }

    @Test
    void the_end_of_the_token_may_be_told_in_iso() throws IOException {
        khoros.tellTimesInIso();
        desk.terminal.whenPrinted(LoginCommandTest::openInBrowser);

        desk.run("login", "--port", String.valueOf(freePort()));

        assertThat(desk.terminal.all()).containsPattern("It ends on \\d{4}-\\d\\d-\\d\\d, in 7(29|30) days");
    }

    @Test
    void a_token_from_profile_settings_is_entered_not_given_as_an_argument() {
        desk.terminal.enters("Bearer " + khoros.token());

        assertThat(desk.run("login", "--token")).isZero();
        assertThat(desk.terminal.all())
                .contains("Khoros knows you as admin@acme.example")
                .doesNotContain("acme-token-");
        assertThat(desk.run("login", "--token", "acme-token-1")).isEqualTo(2);
    }

    @Test
    void the_end_of_a_token_that_is_a_jwt_is_known() {
        String jwt = jwtUntil(desk.now.plus(Duration.ofDays(100)));
        khoros.knows(jwt);
        desk.terminal.enters(jwt);

        desk.run("login", "--token");

        assertThat(desk.terminal.all()).containsPattern("It ends on \\d{4}-\\d\\d-\\d\\d, in (99|100) days");
    }

    @Test
    void a_token_that_khoros_does_not_take_is_told() {
        desk.terminal.enters("nonsense");

        assertThat(desk.run("login", "--token")).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("Developer Inactive").doesNotContain("nonsense");
    }

    @Test
    void a_token_that_khoros_does_not_take_replaces_none_that_it_takes() {
        desk.loggedIn(khoros.token());
        desk.terminal.enters("nonsense");

        assertThat(desk.run("login", "--token")).isEqualTo(1);

        assertThat(desk.terminal.told).anyMatch(line -> line.endsWith("the one from before stays in use."));
        assertThat(desk.run("whoami")).isZero();
    }

    @Test
    void a_token_that_khoros_can_not_be_asked_about_replaces_none() {
        desk.loggedIn(khoros.token());
        khoros.next("GET /v2/me", KhorosOddity.BROKEN, KhorosOddity.BROKEN, KhorosOddity.BROKEN);
        desk.terminal.enters("nonsense");

        assertThat(desk.run("login", "--token")).isEqualTo(1);

        assertThat(desk.run("whoami")).isZero();
    }

    @Test
    void a_token_from_the_browser_that_khoros_does_not_take_replaces_none() {
        desk.loggedIn(khoros.token());
        khoros.next("GET /v2/me", KhorosOddity.DEVELOPER_INACTIVE);
        desk.terminal.whenPrinted(address -> {
            if (address.startsWith("http")) {
                desk.terminal.enters(location(address));
            }
        });

        assertThat(desk.run("login", "--paste")).isEqualTo(1);

        assertThat(khoros.count("POST /v3/oauth/token")).isEqualTo(1);
        assertThat(desk.beans().get(TokenStore.class).get().accessToken()).isEqualTo("acme-token-1");
    }

    @Test
    void a_token_that_has_ended_is_told_so_and_not_sent() {
        desk.terminal.enters(jwtUntil(desk.now.minus(Duration.ofDays(3))));

        assertThat(desk.run("login", "--token")).isEqualTo(1);

        assertThat(desk.terminal.all())
                .containsPattern("It ended on \\d{4}-\\d\\d-\\d\\d\\.")
                .contains("not kept");
        assertThat(khoros.calls()).isEmpty();
    }

    @Test
    void a_wrong_client_secret_which_khoros_answers_with_500_is_explained() {
        desk.set("khoros.client-secret", "wrong-secret");
        desk.terminal.enters("some-code");

        assertThat(desk.run("login", "--paste")).isEqualTo(1);
        assertThat(desk.terminal.all())
                .contains("when the client secret is wrong")
                .contains("KHOROS_CLIENT_SECRET")
                .doesNotContain("wrong-secret")
                .doesNotContain("some-code");
    }

    @Test
    void a_code_that_is_used_up_is_explained() {
        desk.terminal.enters("old-code");

        assertThat(desk.run("login", "--paste")).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("A code counts once").doesNotContain("old-code");
    }

    @Test
    void a_page_in_place_of_a_token_is_explained() {
        khoros.next("POST /v3/oauth/token", KhorosOddity.DONE_BUT_PAGE);
        desk.terminal.enters("some-code");

        assertThat(desk.run("login", "--paste")).isEqualTo(1);
        assertThat(desk.terminal.all()).contains("web page instead of data");
    }

    @Test
    void without_a_client_id_the_way_without_one_is_named() {
        Desk stranger = new Desk(khoros.url(), directory);

        assertThat(stranger.run("login")).isEqualTo(1);
        assertThat(stranger.terminal.all())
                .contains("KHOROS_CLIENT_ID is missing")
                .contains("login --token");
    }

    private static String jwtUntil(Instant end) {
        String claims = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"exp\":" + end.getEpochSecond() + "}").getBytes(StandardCharsets.US_ASCII));
        return "e30." + claims + ".c2ln";
    }

    private static void openInBrowser(String address) {
        if (address.startsWith("http")) {
            String location = location(address);
            Thread.ofVirtual().start(() -> get(location));
        }
    }

    private static String location(String address) {
        return send(address).headers().firstValue("Location").orElseThrow();
    }

    private static int get(String address) {
        return send(address).statusCode();
    }

    private static HttpResponse<String> send(String address) {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
