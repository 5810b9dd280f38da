package io.khoroszendesk.ops.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window, and what a user does with it. What it has to wait for, it waits for. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int STEP_MILLIS = 30;

    /** Collects what the page itself can't show: refusals of its Content-Security-Policy, and errors nobody has caught. */
    private static final String WATCH = """
            window.mishaps = [];
            addEventListener('securitypolicyviolation', e => mishaps.push('refused: ' + e.violatedDirective + ' ' + e.blockedURI));
            addEventListener('error', e => mishaps.push('error: ' + e.message));
            addEventListener('unhandledrejection', e => mishaps.push('rejected: ' + e.reason));
            """;

    private final ChromeDriver driver;

    Browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium"));
        options.addArguments(
                "--headless=new",
                // Containers have neither its sandbox nor much shared memory.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--force-color-profile=srgb",
                // Colours are looked at, so nothing may be half faded in.
                "--force-prefers-reduced-motion",
                "--lang=en-US");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Path.of(program("chromedriver")).toFile())
                        .build(),
                options);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
    }

    private static String program(String name) {
        return Path.of("/usr/bin", name).toString();
    }

    /** Leaves the tab for a new one, which remembers nothing of it. */
    void newTab() {
        String old = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        String fresh = driver.getWindowHandle();
        driver.switchTo().window(old).close();
        driver.switchTo().window(fresh);
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
        size(1440, 1000);
    }

    void open(String address) {
        driver.get(address);
    }

    /** Goes to another hash of the page's address, and waits until the page has heard of it. */
    void goTo(String hash) {
        driver.executeAsyncScript("""
                const [hash, done] = arguments;
                if (location.hash === hash) done();
                else {
                  addEventListener('hashchange', () => done(), {once: true});
                  location.hash = hash;
                }
                """, hash);
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** The element with an id, or that a selector names, once it can be seen. */
    WebElement see(String selector) {
        By by = selector.matches("[\\w-]+") ? By.id(selector) : By.cssSelector(selector);
        return until("seen: " + selector, () -> driver.findElements(by).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
    }

    void click(String selector) {
        until("clicked: " + selector, () -> {
            WebElement element = see(selector);
            script("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
    }

    void type(String selector, String text) {
        until("typed into: " + selector, () -> {
            WebElement field = see(selector);
            field.clear();
            field.sendKeys(text);
            return true;
        });
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Goes on by the tab key until an element with this id has the focus. */
    void tabTo(String id) {
        for (int i = 0; i < 200; i++) {
            if (id.equals(focused())) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("the tab key doesn't lead to " + id + ", but at last to " + focused());
    }

    String focused() {
        return (String) script("return document.activeElement.id");
    }

    /** Waits until a part of the page has a text. */
    void read(String selector, String text) {
        try {
            until("read: " + text, () -> see(selector).getText().contains(text) ? true : null);
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + ", but in " + selector + ": "
                            + see(selector).getText(),
                    e);
        }
    }

    /** Waits until nothing is there any more that a selector names. */
    void gone(String selector) {
        until(
                "gone: " + selector,
                () -> driver.findElements(By.cssSelector(selector)).isEmpty() ? true : null);
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What axe-core finds wrong with the page as it is now, by these rules, or those with these tags: each rule and place. */
    List<?> barriers(Path axe, String rules) {
        try {
            if ((Boolean) script("return !window.axe")) {
                script(Files.readString(axe));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (List<?>) driver.executeAsyncScript("""
                const [rules, done] = arguments;
                axe.run({runOnly: rules.split(' ')}).then(found => done(found.violations.flatMap(one => one.nodes.map(
                  node => `${one.id} at ${node.target}: ${node.failureSummary}`))), failure => done([String(failure)]));
                """, rules);
    }

    /** What went wrong unseen since it was asked for last; answers that are no success are none of it. */
    List<String> mishaps() {
        @SuppressWarnings("unchecked")
        List<String> own = (List<String>) script("return window.mishaps.splice(0)");
        List<String> logged = driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource: the server responded with a status of"))
                .toList();
        return Stream.concat(own.stream(), logged.stream()).toList();
    }

    void picture(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T until(String what, Supplier<T> look) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                T found = look.get();
                if (found != null) {
                    return found;
                }
            } catch (StaleElementReferenceException | ElementNotInteractableException changing) {
                // The page was just drawn anew.
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("it was never " + what);
            }
            try {
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
