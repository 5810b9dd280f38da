package io.khoroszendesk;

import io.khoroszendesk.common.cli.ApplicationCommand;
import io.khoroszendesk.common.cli.VisibleText;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Setting;
import io.khoroszendesk.common.config.StartupValidation;
import io.khoroszendesk.common.config.WrongSettingsException;
import io.quarkus.runtime.util.ExceptionUtil;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Why the application doesn't start, in words that name the setting. */
final class StartFailure {

    private static final String TEXT = "%d{HH:mm:ss.SSS} %-5p [%c{2.}] %s%e%n";
    private static final Pattern CODE = Pattern.compile("^[\\w.$]+Exception: |SRCFG\\d+: ");
    /** What the framework says of values. They are left out, because one may have been meant for another setting. */
    private static final Pattern UNREADABLE = Pattern.compile(
            "config property (\\S+) with the config value \".*\" threw an Exception whilst being converted"
                    + "(?: SRCFG\\d+:)?(.*)");

    private static final Pattern GOT = Pattern.compile(",? (got|value) \".*\"|\"[^\"]*\" ?");
    private static final Pattern MISSING = Pattern.compile("config property (\\S+) is required");

    private StartFailure() {}

    /** What is wrong, and what to do about it. */
    static List<String> problems(Throwable fault) {
        Throwable cause = ExceptionUtil.getRootCause(fault);
        if (cause instanceof WrongSettingsException wrong) {
            return wrong.problems();
        }
        Optional<String> listening = ListenFailure.problem(cause);
        if (listening.isPresent()) {
            return listening.stream().toList();
        }
        List<String> problems = new ArrayList<>(
                StartupValidation.problemsOf(ConfigProvider.getConfig().unwrap(SmallRyeConfig.class)));
        for (String line : String.valueOf(cause.getMessage()).split("\\R\\s*")) {
            told(line).ifPresent(problems::add);
        }
        return problems;
    }

    /** Has the command print what is wrong with which setting, and returns the exit code. */
    static int explain(Throwable fault, ApplicationCommand command) {
        List<String> problems = problems(fault);
        if (problems.isEmpty()) {
            problems = List.of(unknown(fault));
        }
        command.explain(
                problems.stream()
                        .map(problem -> Finding.fail(
                                "settings",
                                Finding.sentence(problem),
                                "Correct the setting that is named and check again."))
                        .toList(),
                line -> System.out.println(VisibleText.of(line)));
        return 1;
    }

    /**
     * Logs it in one line of the log's form. The log itself may not have been set up yet, or may be set to be silent. Only a
     * failure that no setting explains shows where it has happened.
     */
    static void log(Throwable fault) {
        List<String> problems = problems(fault);
        ExtLogRecord entry = new ExtLogRecord(
                Level.ERROR,
                problems.isEmpty() ? unknown(fault) : "Not started: " + String.join("; ", problems),
                Adapter.class.getName());
        entry.setLoggerName(Adapter.class.getName());
        if (problems.isEmpty()) {
            entry.setThrown(fault);
        }
        System.err.print(formatter().format(entry));
        System.err.flush();
    }

    private static Formatter formatter() {
        return ConfigProvider.getConfig()
                        .getOptionalValue("quarkus.log.console.json.enabled", Boolean.class)
                        .orElse(true)
                ? new JsonFormatter()
                : new PatternFormatter(TEXT);
    }

    private static Optional<String> told(String line) {
        Matcher unreadable = UNREADABLE.matcher(line);
        if (unreadable.find()) {
            return Optional.of(Setting.variable(unreadable.group(1)) + " can't be read:"
                    + GOT.matcher(unreadable.group(2)).replaceAll(" ").stripTrailing());
        }
        Matcher missing = MISSING.matcher(line);
        return missing.find() ? Optional.of(Setting.variable(missing.group(1)) + " is missing") : Optional.empty();
    }

    private static String unknown(Throwable fault) {
        Throwable cause = ExceptionUtil.getRootCause(fault);
        return "Not started: "
                + CODE.matcher(String.valueOf(cause)).replaceAll("").replaceAll("\\s+", " ");
    }
}
