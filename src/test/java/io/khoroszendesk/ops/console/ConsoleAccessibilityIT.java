package io.khoroszendesk.ops.console;

import static io.khoroszendesk.ops.console.OpenConsole.JANE;
import static io.khoroszendesk.ops.console.OpenConsole.VIEWS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The console for whoever has no mouse, a screen reader, a dark room, or a phone. */
@EnabledIfSystemProperty(named = "console.axe", matches = ".+")
class ConsoleAccessibilityIT {

    private static final int PHONE = 390;
    /** About what Zendesk takes, so that a picture's bars are as long as anybody's. */
    private static final int USUAL_DELAY_MILLIS = 400;

    @RegisterExtension
    private static final OpenConsole CONSOLE = new OpenConsole();

    private Browser browser;

    @BeforeEach
    void somebody_opens_the_console() {
        browser = CONSOLE.browser();
    }

    @Test
    void everything_can_be_done_by_keyboard() {
        browser.see("key");
        browser.tabTo("key");
        browser.press(CONSOLE.key(), Keys.ENTER);
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

    /** What is not about colours is the same in both themes. */
    @ParameterizedTest
    @CsvSource({"light, wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice", "dark, color-contrast"})
    void there_are_no_barriers(String theme, String rules) {
        Path axe = Path.of(System.getProperty("console.axe"));
        choose(theme);
        assertThat(browser.barriers(axe, rules)).as("connection").isEmpty();
        CONSOLE.connect();
        browser.click("sample-two-janes");
        browser.see("link-" + JANE);
        assertThat(browser.barriers(axe, rules)).as("best match").isEmpty();
        browser.click(".exchange-head");
        for (String view : VIEWS) {
            CONSOLE.goTo(view);

            assertThat(browser.barriers(axe, rules)).as(view).isEmpty();
        }
    }

    @Test
    void nothing_is_wider_than_a_phone() {
        browser.size(PHONE, 844);
        CONSOLE.connect();
        for (String view : VIEWS) {
            CONSOLE.goTo(view);

            assertThat((Long) browser.script("return document.scrollingElement.scrollWidth"))
                    .as(view)
                    .isLessThanOrEqualTo(PHONE);
            assertThat((Boolean) browser.script("return main.scrollWidth > main.clientWidth"))
                    .as("%s has to be scrolled sideways", view)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "console.png, light, two-janes, 1200, 780",
        "console-dark.png, dark, two-janes, 1200, 780",
        "console-phone.png, light, jane-on-x, 390, 844",
    })
    @EnabledIfSystemProperty(named = "console.pictures", matches = ".+")
    void pictures_for_the_docs(String file, String theme, String sample, int width, int height) {
        CONSOLE.connect();
        // What is asked first takes longer than usual.
        browser.click("sample-" + sample);
        browser.see("link-" + JANE);
        browser.size(width, height);
        CONSOLE.open();
        choose(theme);
        CONSOLE.acme().zendesk.setGlobalFixedDelay(USUAL_DELAY_MILLIS);
        browser.click("sample-" + sample);
        browser.see("link-" + JANE);
        CONSOLE.acme().zendesk.setGlobalFixedDelay(0);
        CONSOLE.settles();
        browser.gone(".toast.shown");

        browser.picture(Path.of(System.getProperty("console.pictures"), file));
    }

    private void choose(String theme) {
        browser.script("document.documentElement.dataset.theme = theme.value = arguments[0]", theme);
    }
}
