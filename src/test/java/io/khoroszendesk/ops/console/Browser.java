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
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window, and what a user does with it. What it has to wait for, it waits for. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
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
                "--lang=en-US");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Path.of(program("chromedriver")).toFile())
                        .build(),
                options);
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
        size(1440, 1000);
    }

    private static String program(String name) {
        return Path.of("/usr/bin", name).toString();
    }

    void open(String address) {
        driver.get(address);
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
        WebElement field = see(selector);
        field.clear();
        field.sendKeys(text);
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

    /** What axe-core finds wrong with the page as it is now, by its rule and the place. */
    List<?> barriers(Path axe) {
        try {
            driver.executeScript(Files.readString(axe));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return (List<?>) driver.executeAsyncScript("""
                const done = arguments[0];
                const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                axe.run({runOnly: tags}).then(found => done(found.violations.flatMap(one => one.nodes.map(
                  node => `${one.id} at ${node.target}: ${node.failureSummary}`))), failure => done([String(failure)]));
                """);
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
