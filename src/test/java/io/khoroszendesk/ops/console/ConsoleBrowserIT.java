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
import static io.khoroszendesk.ops.console.OpenConsole.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console as agents, administrators and QA use it. */
@EnabledIfSystemProperty(named = "console.axe", matches = ".+")
class ConsoleBrowserIT {

    private static final String HOSTILE = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

    @RegisterExtension
    private static final OpenConsole CONSOLE = new OpenConsole();

    private Browser browser;
    private WireMockServer zendesk;

    @BeforeEach
    void somebody_opens_the_console() {
        browser = CONSOLE.browser();
        zendesk = CONSOLE.acme().zendesk;
    }

    @Test
    void an_agents_day_from_the_best_match_to_the_second_post() {
        CONSOLE.connect();

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
        zendesk.verify(1, postRequestedFor(urlEqualTo("/api/v2/tickets")));
        zendesk.verify(1, putRequestedFor(urlEqualTo("/api/v2/tickets/2001")));
    }

    @Test
    void each_request_shows_what_it_cost() {
        CONSOLE.connect();

        CONSOLE.goTo("#/customer/" + JANE);
        browser.read("#customer-content", "Jane Quill");
        browser.click("#exchanges > li:last-child .exchange-head");

        browser.read("#exchanges > li:last-child .detail", "GET /users/{id}");
    }

    @Test
    void a_value_that_is_refused_is_marked_at_its_field() {
        CONSOLE.connect();
        CONSOLE.goTo("#/customer/new");

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
        CONSOLE.connect();
        browser.click("sample-jane-on-x");
        browser.read("#match-results", "Jane Quill");
    }

    @Test
    void in_an_outage_one_reads_what_an_agent_reads() {
        CONSOLE.connect();
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
        CONSOLE.connect();
        CONSOLE.goTo("#/case/new/" + JANE);
        browser.type("case-field-title", "Lid is missing");
        browser.type("post-text", "Where is its lid?");

        browser.click("create-case-twice");

        browser.read("#sends-verdict", "Nothing was doubled");
        assertThat(zendesk.findAll(postRequestedFor(urlEqualTo("/api/v2/tickets"))).stream()
                        .map(request -> request.getHeader("Idempotency-Key"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_hostile_name_stays_a_text() {
        zendesk.stubFor(
                get("/api/v2/users/4711").atPriority(1).willReturn(json(200, object("user", user(4711, HOSTILE)))));
        zendesk.stubFor(get(urlPathEqualTo("/api/v2/users/search"))
                .atPriority(1)
                .willReturn(json(200, object("users", array(user(4711, HOSTILE))))));
        CONSOLE.connect();

        CONSOLE.goTo("#/customer/4711");
        browser.read("#customer-content", HOSTILE);
        CONSOLE.goTo("#/match");
        browser.type("profile-displayName", HOSTILE);
        browser.click("find-match");
        browser.read("#match-results", HOSTILE);
        browser.click("link-4711");
        browser.read("#customer-content", HOSTILE);

        assertThat(browser.count("main img, main script")).isZero();
        assertThat(browser.script("return window.hacked")).isNull();
    }

    @Test
    void an_administrator_sees_the_fields_and_what_check_says() {
        CONSOLE.connect();
        CONSOLE.goTo("#/admin");
        browser.read("#customer-fields", "plan");

        browser.click("run-check");

        browser.read("#findings", "Zendesk knows us as the admin");
    }

    @Test
    void the_key_is_kept_in_this_tab_alone() {
        CONSOLE.connect();

        assertThat((String) browser.script("return JSON.stringify(localStorage) + document.cookie"))
                .doesNotContain(CONSOLE.key());
    }
}
