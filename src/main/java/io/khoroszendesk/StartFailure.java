package io.khoroszendesk;

import io.khoroszendesk.common.cli.VisibleText;
import io.khoroszendesk.common.config.Finding;
import java.util.Iterator;
import java.util.List;

/** Settings that are so malformed that the application does not start, explained to whoever runs a command. */
final class StartFailure {

    private StartFailure() {}

    /** Prints what is wrong with which setting, and returns the exit code. */
    static int explain(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        Iterator<String> problems =
                List.of(String.valueOf(cause.getMessage()).split("\\R\\s*")).iterator();
        while (problems.hasNext()) {
            String problem = problems.next().replaceAll("^[\\w.]+Exception: |SRCFG\\d+: ", "");
            Finding.fail(
                            "settings",
                            problem,
                            problems.hasNext() ? null : "Correct the setting that is named and check again.")
                    .print(line -> System.out.println(VisibleText.of(line)));
        }
        return 1;
    }
}
