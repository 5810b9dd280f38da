package io.khoroszendesk.marketing.registration;

import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.marketing.api.CustomCrm;
import io.khoroszendesk.marketing.registration.Registration.State;
import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Registers this service as a CRM that Khoros' administrators can choose. */
@Command(
        name = "register",
        description = "Register this service with Khoros as a custom CRM, once. First the public address is"
                + " called as Khoros would call it.")
public final class RegisterCommand extends RegistrationCommand {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            converter = OptionConverters.Name.class,
            required = true,
            description = "The name under which administrators find it in Khoros.")
    String name;

    @Option(
            names = "--url",
            paramLabel = "URL",
            converter = OptionConverters.PublicAddress.class,
            description = "The public address with the base path. Default: ADAPTER_PUBLIC_URL and"
                    + " ADAPTER_KHOROS_BASE_PATH.")
    URI url;

    @Option(
            names = "--dry-run",
            arity = "0",
            description = "Check the public address, show the request, and send nothing to Khoros.")
    boolean dryRun;

    @Option(names = "--unchecked", description = "Register even if this machine can't reach the public address.")
    boolean unchecked;

    @Option(names = "--force", description = "Register although this was done, or may have been done, before.")
    boolean force;

    @Override
    protected void change() {
        demandNoKeyChange();
        if (!force) {
            registrations.demandNone();
        }
        CustomCrm crm = endpoint.crm(name, endpoint.instanceUrl(url), endpoint.firstKey());
        if (!unchecked) {
            demandVisible(crm);
        }
        if (isDry(dryRun)) {
            show("POST /v2/crm/admin/custom", crm);
            return;
        }
        Registration done = registrations.register(crm, registrations.find());
        terminal.print(
                done.state() == State.REGISTERED
                        ? "Registered as CRM " + done.crmId() + "."
                        : "Registered, id unknown: Khoros' answer held none. See in Khoros which id it has, and use adopt"
                                + " CRM_ID.");
        terminal.tell("Now map \"" + name + "\" to initiatives in Khoros.");
    }
}
