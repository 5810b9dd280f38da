package io.khoroszendesk.ops.console;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.ops.Acme;
import io.khoroszendesk.ops.Program;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What is packaged, in production's profile, as somebody sees it who opens the console in a real browser. */
@EnabledIfSystemProperty(named = "console.axe", matches = ".+")
class ConsoleBrowserIT {

    private static final String JANE = "32500000000101";
    private static final String HOSTILE = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";
    private static final List<String> VIEWS = List.of(
            "#/match",
            "#/customer/" + JANE,
            "#/customer/new",
            "#/cases/" + JANE,
            "#/case/1001",
            "#/case/new/" + JANE,
            "#/search",
            "#/admin");

    @RegisterExtension
    private static final Acme ACME = new Acme();

    private static Program adapter;

    private Browser browser;

    @BeforeAll
    static void it_serves_its_console() {
        adapter = Program.serving(ACME.environment("ADAPTER_CONSOLE", "true", "ADAPTER_META_DEADLINE", "19s"));
    }

    @AfterAll
    static void it_ends() {
        adapter.close();
    }

    @BeforeEach
    void somebody_opens_the_console() {
        ACME.zendesk.resetScenarios();
        browser = new Browser();
        browser.open(adapter.api() + "/console");
    }

    @AfterEach
    void nothing_went_wrong_unseen() {
        try (Browser closed = browser) {
            assertThat(closed.mishaps()).isEmpty();
        }
    }

    @Test
    void an_agents_day_from_the_best_match_to_the_second_post() {
        connect();

        browser.click("sample-jane-on-x");
        browser.read("[data-customer='" + JANE + "']", "Jane Quill");
        browser.read("[data-customer='" + JANE + "'] .reasons", "Handle");
        browser.click("link-" + JANE);
        browser.read("#customer-content", "Jane Quill");
        browser.click("new-case");
        browser.see("#new-case-form");
        assertThat(browser.see("case-field-title").getDomProperty("value")).isEqualTo("Kettle arrived dented");
        browser.click("create-case");
        browser.read("#open-created", "2001");
        browser.click("open-created");
        browser.read("#case-content", "Kettle arrived dented");
        browser.type("post-text", "Thank you");
        browser.click("send-posts");

        browser.read("#conversation", "Thank you");
        assertThat(browser.count("#conversation > li")).isEqualTo(3);
        ACME.zendesk.verify(1, postRequestedFor(urlEqualTo("/api/v2/tickets")));
        ACME.zendesk.verify(1, putRequestedFor(urlEqualTo("/api/v2/tickets/2001")));
    }

    @Test
    void each_request_shows_what_it_cost() {
        connect();

        browser.open(adapter.api() + "/console/#/customer/" + JANE);
        browser.read("#customer-content", "Jane Quill");
        browser.click("#exchanges > li:last-child .exchange-head");

        browser.read("#exchanges > li:last-child .detail", "GET /user_fields");
    }

    @Test
    void a_value_that_is_refused_is_marked_at_its_field() {
        connect();
        browser.open(adapter.api() + "/console/#/customer/new");

        browser.type("customer-field-name", "Another Jane");
        browser.type("customer-field-email", "jane.quill@example.com");
        browser.click("create-customer");

        browser.see("customer-field-email-error");
        assertThat(browser.see("customer-field-email").getDomAttribute("aria-invalid"))
                .isEqualTo("true");
        assertThat(browser.focused()).isEqualTo("customer-field-email");
        assertThat(browser.count("[aria-invalid=true]")).isEqualTo(1);
    }

    @Test
    void a_wrong_key_is_told_and_can_be_typed_in_anew() {
        browser.type("key", "a-wrong-key-of-twenty-one");
        browser.click("save-connection");
        browser.click("sample-jane-on-x");

        browser.read("#match-results", "401 UNAUTHORIZED");

        browser.click("open-connection");
        connect();
        browser.click("sample-jane-on-x");
        browser.read("#match-results", "Jane Quill");
    }

    @Test
    void in_an_outage_one_reads_what_an_agent_reads() {
        connect();
        browser.click("label:has(#stand-in-down)");
        browser.read("#stand-in-description", "503");

        browser.click("sample-jane-on-x");
        browser.read("#match-results", "What the agent reads");
        browser.read("#match-results", "CRM_");

        browser.click("label:has(#stand-in-as-usual)");
        browser.read("#stand-in-description", "as it should");
    }

    @Test
    void a_double_click_makes_nothing_twice() {
        connect();
        browser.open(adapter.api() + "/console/#/case/new/" + JANE);
        browser.type("case-field-title", "Lid is missing");
        browser.type("post-text", "Where is its lid?");

        browser.click("create-case-twice");

        browser.read("#sends-verdict", "Nothing was doubled");
        assertThat(ACME.zendesk.findAll(postRequestedFor(urlEqualTo("/api/v2/tickets"))).stream()
                        .map(request -> request.getHeader("Idempotency-Key"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void everything_can_be_done_by_keyboard() {
        browser.see("key");
        browser.tabTo("key");
        browser.press(key(), Keys.ENTER);
        browser.tabTo("sample-jane-on-x");
        browser.press(Keys.ENTER);
        browser.see("link-" + JANE);
        browser.tabTo("link-" + JANE);
        browser.press(Keys.ENTER);
        browser.see("new-case");
        browser.tabTo("new-case");
        browser.press(Keys.ENTER);
        browser.see("create-case");
        browser.tabTo("case-field-title");
        browser.press(Keys.chord(Keys.CONTROL, "a"), "Typed by keyboard");
        browser.tabTo("create-case");
        browser.press(Keys.ENTER);

        browser.see("open-created");
        assertThat(browser.focused()).isEqualTo("open-created");
    }

    @Test
    void a_hostile_name_stays_a_text() {
        ACME.zendesk.stubFor(
                get("/api/v2/users/4711").atPriority(1).willReturn(json(200, object("user", user(4711, HOSTILE)))));
        ACME.zendesk.stubFor(get(urlPathEqualTo("/api/v2/users/search"))
                .atPriority(1)
                .willReturn(json(200, object("users", array(user(4711, HOSTILE))))));
        connect();

        browser.open(adapter.api() + "/console/#/customer/4711");
        browser.read("#customer-content", HOSTILE);
        browser.open(adapter.api() + "/console/#/match");
        browser.type("profile-displayName", HOSTILE);
        browser.click("find-match");
        browser.read("#match-results", HOSTILE);
        browser.click("link-4711");
        browser.read("#customer-content", HOSTILE);

        assertThat(browser.count("main img, main script")).isZero();
        assertThat(browser.script("return window.hacked")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void there_are_no_barriers(String theme) {
        Path axe = Path.of(System.getProperty("console.axe"));
        assertThat(browser.barriers(axe)).as("connection").isEmpty();
        connect();
        browser.script("document.documentElement.dataset.theme = arguments[0]", theme);
        browser.click("sample-two-janes");
        browser.see("link-" + JANE);
        assertThat(browser.barriers(axe)).as("best match").isEmpty();
        browser.click(".exchange-head");
        for (String view : VIEWS) {
            browser.open(adapter.api() + "/console/" + view);
            settles();

            assertThat(browser.barriers(axe)).as(view).isEmpty();
        }
    }

    @Test
    void nothing_is_wider_than_a_phone() {
        browser.size(390, 844);
        connect();
        for (String view : VIEWS) {
            browser.open(adapter.api() + "/console/" + view);
            settles();

            assertThat((Long) browser.script("return document.scrollingElement.scrollWidth"))
                    .as(view)
                    .isLessThanOrEqualTo(390);
        }
    }

    @Test
    void an_administrator_sees_the_fields_and_what_check_says() {
        connect();
        browser.open(adapter.api() + "/console/#/admin");
        browser.read("#customer-fields", "plan");

        browser.click("run-check");

        browser.read("#findings", "Zendesk knows us as the admin");
    }

    @Test
    void the_key_is_kept_in_this_tab_alone() {
        connect();

        assertThat((String) browser.script("return JSON.stringify(localStorage) + document.cookie"))
                .doesNotContain(key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    @EnabledIfSystemProperty(named = "console.pictures", matches = ".+")
    void pictures_for_the_docs(String theme) {
        browser.script("document.documentElement.dataset.theme = arguments[0]", theme);
        connect();
        browser.click("sample-jane-on-x");
        browser.see("link-" + JANE);
        settles();

        browser.picture(Path.of(
                System.getProperty("console.pictures"), theme.equals("dark") ? "console-dark.png" : "console.png"));
    }

    private static String key() {
        return ACME.environment().get("KHOROS_AUTH_HEADER_VALUES");
    }

    /** Types the key into the dialog that is open. */
    private void connect() {
        browser.type("key", key());
        browser.click("save-connection");
        browser.gone("#connection[open]");
    }

    /** Waits until every answer is there. */
    private void settles() {
        browser.gone(".waiting, .pending, .toast.shown");
    }
}
