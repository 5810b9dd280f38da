package io.khoroszendesk.marketing;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.marketing.events.PulledEvents;
import io.khoroszendesk.marketing.subscriptions.EventsDesk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands against the made-up Khoros of {@code wiremock/khoros}. */
@QuarkusTest
@WithTestResource(Tenant.class)
class FixturesTest {

    private static WireMockServer khoros;
    private static final Set<String> MET = new TreeSet<>();

    @TempDir
    Path directory;

    @Inject
    PulledEvents pulled;

    private Desk desk;

    @BeforeAll
    static void start() {
        khoros = new WireMockServer(
                WireMockConfiguration.options().dynamicPort().usingFilesUnderDirectory("wiremock/khoros"));
        khoros.start();
    }

    @AfterAll
    static void every_mapping_was_met() {
        Set<String> all = khoros.getStubMappings().stream()
                .map(StubMapping::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        khoros.stop();
        assertThat(MET).isEqualTo(all);
    }

    @BeforeEach
    void log_in() {
        desk = new Desk(khoros.baseUrl(), directory)
                .set("khoros.client-id", "acme-adapter")
                .set("khoros.client-secret", "right")
                .loggedIn("acme-token");
    }

    /** Runs it, and says which exit code and words are expected. */
    private void says(int exit, String words, String... arguments) {
        int actual = desk.run(arguments);
        khoros.getAllServeEvents()
                .forEach(event -> MET.add(event.getStubMapping().getName()));
        assertThat(desk.terminal.all()).contains(words);
        assertThat(actual).isEqualTo(exit);
    }

    @ParameterizedTest
    @CsvSource({
        "acme-token, 0, admin@acme.example",
        "acme-inactive, 1, Developer Inactive",
        "acme-locked, 1, is locked",
        "acme-foreign, 1, does not allow the application acme-adapter",
        "acme-rejected, 1, no calls from this address",
    })
    void a_token(String token, int exit, String words) {
        desk.loggedIn(token);
        says(exit, words, "whoami");
    }

    @Test
    void no_token_and_no_such_path() {
        MET.add("account/no-token");
        Desk wrong = new Desk(khoros.baseUrl() + "/wrong", directory).loggedIn("acme-token");

        assertThat(wrong.run("whoami")).isEqualTo(1);
        assertThat(wrong.terminal.all()).contains("586");
    }

    @ParameterizedTest
    @CsvSource({
        "acme-code, 0, It ends on 2100-01-01",
        "acme-iso, 0, It ends on 2100-01-01",
        "acme-used, 1, A code counts once",
        "acme-page, 1, web page instead of data",
    })
    void a_code(String code, int exit, String words) {
        desk.terminal.enters(code);
        says(exit, words, "login", "--paste");
    }

    @Test
    void a_wrong_secret() {
        desk.set("khoros.client-secret", "wrong").terminal.enters("acme-code");
        says(1, "when the client secret is wrong", "login", "--paste");
    }

    @ParameterizedTest
    @CsvSource({
        "many, 0, 3 initiatives.",
        "nobody, 0, 0 initiatives.",
        "down, 1, Khoros failed (500)",
        "busy, 1, fewer calls",
        "unknown, 1, does not say why",
        "redirect, 1, sends us elsewhere",
        "cut, 1, broke before its answer",
        "garbage, 1, not JSON",
        "anything else, 0, 3 initiatives.",
    })
    void a_list_of_initiatives(String name, int exit, String words) {
        says(exit, words, "initiatives", "--name", name);
    }

    @Test
    void accounts() {
        says(0, "21366  TWITTER", "accounts", "--initiative", "1710");
        says(1, "There is no initiative 1404", "accounts", "--initiative", "1404");
    }

    @ParameterizedTest
    @CsvSource({
        "Kettles, 0, 'as 2244551225, DRAFT.'",
        "Only id, 0, as 2244551226.",
        "Lost answer, 1, may have been posted",
        "Unreadable, 1, may have been posted",
        "Refused, 1, Nothing was published.",
    })
    void a_message_is_published(String title, int exit, String words) {
        says(exit, words, "publish", "--initiative", "1710", "--text", "Hi", "--account", "21366", "--title", title);
    }

    @Test
    void a_message_is_looked_up_and_deleted() {
        says(0, "2021-03-17T22:02:20Z", "message", "2244551225", "--initiative", "1710");
        says(1, "no message of that id", "message", "1", "--initiative", "1710");
        says(0, "is deleted", "message", "2244551225", "--initiative", "1710", "--delete");
    }

    @ParameterizedTest
    @CsvSource({
        "Zendesk, 0, Registered as CRM 70001",
        "Bare id, 0, Registered as CRM 70002",
        "Crm id, 0, Registered as CRM 70003",
        "Location, 0, Registered as CRM 70004",
        "No id, 0, 'Registered, id unknown'",
        "Lost answer, 1, may have been registered",
        "Down, 1, may have been registered",
        "Refused, 1, Nothing was registered",
    })
    void a_crm_is_registered(String name, int exit, String words) {
        MET.add("crm/register-without-a-member-400");
        says(exit, words, "register", "--unchecked", "--url", "https://crm.acme.example/api/v1", "--name", name);
    }

    @ParameterizedTest
    @CsvSource({"7, 0, up to date", "404, 1, There is no CRM 404", "500, 1, may have been made"})
    void a_crm_is_updated(String id, int exit, String words) {
        says(0, "taken over", "adopt", id, "--name", "Zendesk", "--url", "https://crm.acme.example/api/v1");
        says(exit, words, "update", "--unchecked");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, unsubscribed 30bfb62f, subscribe",
        "support, 1, does not take the request (400), subscribe",
        "'', 0, 1 subscription., list",
        "'', 0, is PAUSED, pause",
        "'', 0, KHOROS_AUTH_HEADER_VALUES, pull",
    })
    void events(String labels, int exit, String words, String command) {
        EventsDesk events = new EventsDesk(khoros.baseUrl(), desk, pulled);
        events.labels = labels;

        int actual = events.run("events", command);

        khoros.getAllServeEvents()
                .forEach(event -> MET.add(event.getStubMapping().getName()));
        assertThat(events.terminal.all()).contains(words);
        assertThat(actual).isEqualTo(exit);
    }
}
