package io.khoroszendesk.marketing.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.state.StateDirectory;
import io.khoroszendesk.marketing.MarketingCommand;
import io.khoroszendesk.marketing.api.CustomCrm;
import io.khoroszendesk.marketing.api.MarketingJson;
import jakarta.inject.Inject;
import java.util.List;

/** The common part of the commands that change the registration. */
public abstract class RegistrationCommand extends MarketingCommand {

    @Inject
    protected AdapterEndpoint endpoint;

    @Inject
    protected RegistrationService registrations;

    @Inject
    protected StateDirectory state;

    @Override
    protected final void run() {
        state.exclusively(this::change);
    }

    /** Does what the command is for, while no other command can change the registration. */
    protected abstract void change();

    /** While a key rotation is unfinished, it alone decides which key Khoros has. */
    final void demandNoKeyChange() {
        if (state.read(KeyChange.FILE, KeyChange.class).isPresent()) {
            throw new CommandException(
                    "A change of the key was begun and not finished. Finish it with rotate-key first.");
        }
    }

    /** Calls our own public URL as Khoros would, and fails if Khoros could not work with the result. */
    final void demandVisible(CustomCrm crm) {
        PublicEndpointCheck check = new PublicEndpointCheck(
                new HttpPublicEndpoint(crm.instanceUrl(), endpoint.headerName()), crm.instanceUrl());
        List<Finding> findings =
                notices.during("the answer of " + crm.instanceUrl(), () -> check.run(crm.authHeaderValue()));
        findings.forEach(finding -> finding.print(terminal::tell));
        if (findings.stream().anyMatch(Finding::isFailure)) {
            throw new CommandException("Khoros could not work with this address, so it was not told. Correct it, or use"
                    + " --unchecked where this machine alone can't reach the address.");
        }
    }

    /** Shows the request that would be sent. */
    protected final void show(String methodAndPath, CustomCrm crm) {
        terminal.print(methodAndPath);
        try {
            terminal.print(MarketingJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(crm.masked()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that isn't JSON", e);
        }
        terminal.tell("Nothing was sent: this is a dry run.");
    }
}
