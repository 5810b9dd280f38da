package io.khoroszendesk.ops.check;

import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Finding.Level;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The command {@code check}: prints what {@link AccountCheck} finds as a table. */
public class CheckCommand implements QuarkusApplication {

    public static final String FIX = "--fix";

    private static final String ROW = "%-5s %-12s %s%n";

    private final AccountCheck check;
    private final ZendeskConfig zendesk;
    private final PrintStream out = System.out;

    @Inject
    CheckCommand(AccountCheck check, ZendeskConfig zendesk) {
        this.check = check;
        this.zendesk = zendesk;
    }

    @Override
    public int run(String... args) {
        List<Finding> findings = check.run(Arrays.asList(args).contains(FIX));
        out.printf("Zendesk account: %s%n%n", zendesk.subdomain().orElse("not named"));
        findings.forEach(this::print);
        long failures = findings.stream().filter(Finding::isFailure).count();
        out.printf("%n%s%n", failures == 0 ? "All is well." : failures == 1 ? "1 problem." : failures + " problems.");
        return failures == 0 ? 0 : 1;
    }

    private void print(Finding finding) {
        String level =
                finding.level() == Level.FAIL ? "FAIL" : finding.level().name().toLowerCase(Locale.ROOT);
        out.printf(ROW, level, finding.subject(), finding.sentence());
        if (finding.step() != null) {
            out.printf(ROW, "", "", "-> " + finding.step());
        }
    }

    /** Explains settings so malformed that the check can't start. */
    public static int explain(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        for (String problem : String.valueOf(cause.getMessage()).split("\\R\\s*")) {
            System.out.printf(ROW, "FAIL", "settings", problem.replaceAll("^[\\w.]+Exception: |SRCFG\\d+: ", ""));
        }
        System.out.printf(ROW, "", "", "-> Correct the setting that is named and check again.");
        return 1;
    }
}
