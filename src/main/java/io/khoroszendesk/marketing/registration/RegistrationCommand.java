package io.khoroszendesk.marketing.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Finding.Level;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.Tools;
import io.khoroszendesk.marketing.api.CustomCrm;
import java.util.List;
import java.util.Locale;

/** The common part of the commands that change the registration. */
public abstract class RegistrationCommand extends MarketingCommand {

    private static final String ROW = "%-5s %-12s %s";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public final int run(Tools tools) {
        return tools.state().exclusively(() -> run(tools, new RegistrationService(tools.client(), tools.state())));
    }

    public abstract int run(Tools tools, RegistrationService registrations);

    /** While a key rotation is unfinished, it alone decides which key Khoros has. */
    static void demandNoKeyChange(Tools tools) {
        if (tools.state().read(KeyChange.FILE, KeyChange.class).isPresent()) {
            throw new CommandException(
                    "A change of the key was begun and not finished. Finish it with rotate-key first.");
        }
    }

    /** Calls our own public URL as Khoros would, and fails if Khoros could not work with the result. */
    static void demandVisible(Tools tools, CustomCrm crm) {
        List<Finding> findings = new PublicEndpointCheck(
                        new HttpPublicEndpoint(
                                crm.instanceUrl(), tools.ourselves().headerName()),
                        crm.instanceUrl())
                .run(crm.authHeaderValue());
        for (Finding finding : findings) {
            tools.terminal().tell(row(level(finding), finding.subject(), finding.sentence()));
            if (finding.step() != null) {
                tools.terminal().tell(row("", "", "-> " + finding.step()));
            }
        }
        if (findings.stream().anyMatch(Finding::isFailure)) {
            throw new CommandException("Khoros could not work with this address, so it was not told. Correct it, or use"
                    + " --unchecked where this machine alone can't reach the address.");
        }
    }

    /** Shows the request that would be sent. */
    protected static void show(Tools tools, String methodAndPath, CustomCrm crm) {
        tools.terminal().print(methodAndPath);
        try {
            tools.terminal().print(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(crm.masked()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that isn't JSON", e);
        }
        tools.terminal().tell("Nothing was sent: this is a dry run.");
    }

    private static String level(Finding finding) {
        return finding.level() == Level.FAIL ? "FAIL" : finding.level().name().toLowerCase(Locale.ROOT);
    }

    private static String row(String... cells) {
        return ROW.formatted((Object[]) cells);
    }
}
