package io.khoroszendesk.marketing.registration;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.marketing.api.CustomCrm;
import io.khoroszendesk.marketing.api.MarketingException;
import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends name, URL and key to Khoros again. */
@Command(
        name = "update",
        description = "Tell Khoros the name, the address and the first of the keys again; Khoros wants all"
                + " three. Running it again does no harm.")
public final class UpdateCommand extends RegistrationCommand {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            converter = OptionConverters.Name.class,
            description = "Another name. Default: the present one.")
    String name;

    @Option(
            names = "--url",
            paramLabel = "URL",
            converter = OptionConverters.PublicAddress.class,
            description = "The public address with the base path. Default: that of ADAPTER_PUBLIC_URL, or the"
                    + " present one.")
    URI url;

    @Option(
            names = "--dry-run",
            arity = "0",
            description = "Check the public address, show the request, and send nothing to Khoros.")
    boolean dryRun;

    @Option(names = "--unchecked", description = "Update even if this machine can't reach the public address.")
    boolean unchecked;

    @Override
    protected void change() {
        demandNoKeyChange();
        Registration known = registrations.get();
        String address = url == null ? endpoint.publicUrl().orElse(known.url()) : endpoint.instanceUrl(url);
        CustomCrm crm = endpoint.crm(name == null ? known.name() : name, address, endpoint.firstKey());
        if (!unchecked) {
            demandVisible(crm);
        }
        if (isDry(dryRun)) {
            show("PATCH /v2/crm/admin/custom/" + known.crmId(), crm);
            return;
        }
        try {
            registrations.update(known, crm);
        } catch (MarketingException e) {
            throw new CommandException(
                    e.mayHaveHappened()
                            ? e.getMessage() + " The change may have been made; running update again does no harm."
                            : "Nothing was changed. " + e.getMessage());
        }
        terminal.print("CRM " + known.crmId() + " is up to date.");
    }
}
