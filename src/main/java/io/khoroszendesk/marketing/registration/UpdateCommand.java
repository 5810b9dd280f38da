package io.khoroszendesk.marketing.registration;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.marketing.Tools;
import io.khoroszendesk.marketing.api.CustomCrm;
import io.khoroszendesk.marketing.api.MarketingException;
import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends name, URL and key to Khoros again. */
@Command(
        name = "update",
        description =
                "Tell Khoros the name, the address and the first of the keys again; all three, because Khoros needs all of them.")
public final class UpdateCommand extends RegistrationCommand {

    @Option(names = "--name", paramLabel = "NAME", description = "Another name; without it the one it has.")
    String name;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "The public address with the base path; without it that of ADAPTER_PUBLIC_URL, or the one it has.")
    URI url;

    @Option(
            names = "--dry-run",
            description = "Look at the public address, show the request, and send nothing to Khoros.")
    boolean dryRun;

    @Option(names = "--unchecked", description = "Update even if the public address can't be called from here.")
    boolean unchecked;

    @Override
    public int run(Tools tools, RegistrationService registrations) {
        demandNoKeyChange(tools);
        Registration known = registrations.get();
        AdapterEndpoint ourselves = tools.ourselves();
        String address = url == null ? ourselves.publicUrl().orElse(known.url()) : ourselves.instanceUrl(url);
        CustomCrm crm = ourselves.crm(name == null ? known.name() : name, address, ourselves.firstKey());
        if (!unchecked) {
            demandVisible(tools, crm);
        }
        if (tools.isDry(dryRun)) {
            show(tools, "PATCH /v2/crm/admin/custom/" + known.crmId(), crm);
            return 0;
        }
        try {
            registrations.update(known, crm);
        } catch (MarketingException e) {
            throw new CommandException(
                    e.mayHaveHappened()
                            ? e.getMessage() + " The change may have been made; running update again does no harm."
                            : "Nothing was changed. " + e.getMessage());
        }
        tools.terminal().print("CRM " + known.crmId() + " is up to date.");
        return 0;
    }
}
