package io.khoroszendesk.ops.console;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static io.khoroszendesk.ZendeskStub.user;
import static io.khoroszendesk.ops.console.OpenConsole.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.sun.net.httpserver.HttpServer;
import io.khoroszendesk.ops.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the console must not do: make something up, write where nobody allowed it, lose what was typed, or wait for ever. */
@EnabledIfSystemProperty(named = "console.axe", matches = ".+")
class ConsoleGuardsIT {

    /** Collects the bodies that the page sends. */
    private static final String LISTEN = """
            window.sent = [];
            const send = window.fetch;
            window.fetch = (address, options) => { window.sent.push(options?.body ?? ''); return send(address, options); };
            """;

    /** From now on, the stand-in is gone; the page looks for it when it is seen again. */
    private static final String BECOME_REAL = """
            const send = window.fetch;
            window.fetch = (address, options) => address === 'stand-in'
              ? Promise.resolve(new Response('{}', {status: 404})) : send(address, options);
            document.dispatchEvent(new Event('visibilitychange'));
            """;

    @RegisterExtension
    private static final OpenConsole CONSOLE = new OpenConsole();

    private Browser browser;
    private WireMockServer zendesk;

    @BeforeEach
    void somebody_opens_the_console() {
        browser = CONSOLE.browser();
        zendesk = CONSOLE.acme().zendesk;
    }

    @AfterEach
    void zendesk_is_fast_again() {
        zendesk.setGlobalFixedDelay(0);
    }

    @Test
    void an_author_has_no_id_that_is_not_known() {
        CONSOLE.connect();
        linkBySample("two-janes", "link-" + JANE);
        browser.script(LISTEN);

        createCase();

        assertThat(sent())
                .contains("\"author\":{\"service\":\"instagram\",\"handle\":\"janed\",\"name\":\"Jane D.\","
                        + "\"brandOwned\":false}");
    }

    @Test
    void somebody_without_a_handle_is_no_author() {
        CONSOLE.connect();
        linkBySample("carlos", ".match .button.primary");
        browser.script(LISTEN);

        createCase();

        assertThat(sent()).contains("Is my order on its way?").doesNotContain("author");
    }

    @Test
    void the_same_is_not_sent_again_where_writing_is_not_allowed() {
        CONSOLE.connect();
        CONSOLE.goTo("#/case/new/" + JANE);
        browser.type("case-field-title", "Lid is missing");
        createCase();
        browser.script(BECOME_REAL);
        browser.see("real-bar");

        browser.click("send-again");

        browser.read("#case-outcome", "Nothing was sent");
        zendesk.verify(1, postRequestedFor(urlEqualTo("/api/v2/tickets")));
    }

    @Test
    void what_is_not_the_stand_in_is_a_real_account() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        other.start();
        String url = "http://localhost:" + other.getAddress().getPort();
        try (Program adapter =
                Program.serving(CONSOLE.acme().environment("ADAPTER_CONSOLE", "true", "ZENDESK_URL", url))) {
            browser.open(adapter.api() + "/console/");

            browser.read("place", "Real account");
            browser.see("real-bar");
            // The page looks for the stand-in when its tab is seen again, and must not do that at an adapter that is
            // gone.
            CONSOLE.open();
        } finally {
            other.stop(0);
        }
    }

    @Test
    void line_breaks_alone_are_no_change() {
        zendesk.stubFor(get("/api/v2/users/4711")
                .atPriority(1)
                .willReturn(json(200, object("user", user(4711, "Jane\r\nQuill")))));
        CONSOLE.connect();
        CONSOLE.goTo("#/customer/4711");
        browser.click("edit-customer");
        assertThat(browser.see("customer-field-name").getTagName()).isEqualTo("textarea");

        browser.click("save-customer");

        browser.read("#customer-form", "Nothing was changed");
    }

    @Test
    void a_profile_that_was_changed_by_hand_has_written_no_post() {
        CONSOLE.connect();
        browser.click("sample-jane-on-x");
        browser.see("link-" + JANE);
        browser.type("profile-displayName", "Jane Q.");
        browser.click("find-match");
        browser.click("link-" + JANE);
        browser.click("new-case");
        browser.see("new-case-form");

        assertThat(browser.see("case-field-title").getDomProperty("value")).isEmpty();
        assertThat(browser.count("#post-drafts > li")).isZero();
    }

    @Test
    void what_is_written_while_posts_are_sent_stays() {
        CONSOLE.connect();
        CONSOLE.goTo("#/case/1001");
        browser.type("post-text", "The first");
        zendesk.setGlobalFixedDelay(1_000);
        browser.click("send-posts");
        browser.type("post-text", "The second");
        browser.click("post-add");

        browser.read("#conversation", "The first");

        assertThat(browser.count("#post-drafts > li")).isOne();
        browser.read("#post-drafts", "The second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%25", "%", "a%20b"})
    void an_odd_id_is_answered(String id) {
        CONSOLE.connect();

        CONSOLE.goTo("#/customer/" + id);

        browser.read("#customer-content", "What the agent reads");
    }

    @Test
    void an_unknown_part_of_the_page_is_the_first() {
        CONSOLE.connect();
        CONSOLE.goTo("#/admin");

        CONSOLE.goTo("#/constructor");

        browser.see("view-match");
    }

    @Test
    void the_page_is_called_by_who_is_shown() {
        CONSOLE.connect();

        CONSOLE.goTo("#/customer/" + JANE);

        assertThat(browser.script("return document.title")).isEqualTo("Jane Quill · Customer");
        assertThat(browser.focused()).isEqualTo("customer-name");
    }

    private void linkBySample(String sample, String link) {
        browser.click("sample-" + sample);
        browser.click(link);
        browser.click("new-case");
        browser.see("new-case-form");
    }

    private void createCase() {
        browser.click("create-case");
        browser.see("open-created");
    }

    private String sent() {
        return (String) browser.script("return sent.join()");
    }
}
