package io.khoroszendesk.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.ops.Acme;
import io.khoroszendesk.ops.Program;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The console of what is packaged, in production's profile, with the made-up account as its Zendesk. Each test finds it in a
 * tab that was just opened, and the account as it was; the browser and the adapter are those of the class.
 */
final class OpenConsole implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    static final String JANE = "32500000000101";

    /** All parts of the page, by the hash of their address. */
    static final List<String> VIEWS = List.of(
            "#/match",
            "#/customer/" + JANE,
            "#/customer/new",
            "#/cases/" + JANE,
            "#/case/1001",
            "#/case/new/" + JANE,
            "#/search",
            "#/admin");

    private Acme acme;
    private Program adapter;
    private Browser browser;

    Acme acme() {
        return acme;
    }

    Browser browser() {
        return browser;
    }

    /** The key that the adapter takes. */
    String key() {
        return acme.environment().get("KHOROS_AUTH_HEADER_VALUES");
    }

    void open() {
        browser.open(adapter.api() + "/console/");
    }

    /** Types the key into the dialog that is open. */
    void connect() {
        browser.type("key", key());
        browser.click("save-connection");
        browser.gone("#connection[open]");
    }

    /** Goes to a part of the page and waits until every answer that it asks for is there. */
    void goTo(String view) {
        browser.goTo(view);
        settles();
    }

    void settles() {
        browser.gone(".waiting, .pending");
    }

    @Override
    public void beforeAll(ExtensionContext tests) {
        acme = new Acme();
        adapter = Program.serving(acme.environment("ADAPTER_CONSOLE", "true", "ADAPTER_META_DEADLINE", "19s"));
        browser = new Browser();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        acme.beforeEach(test);
        acme.zendesk.resetScenarios();
        browser.newTab();
        open();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        assertThat(browser.mishaps()).as("what went wrong unseen").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        if (browser != null) {
            browser.close();
        }
        if (adapter != null) {
            adapter.close();
        }
        if (acme != null) {
            acme.afterAll(tests);
        }
    }
}
