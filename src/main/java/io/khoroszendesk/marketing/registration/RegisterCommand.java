package io.khoroszendesk.marketing.registration;

import io.khoroszendesk.marketing.Tools;
import io.khoroszendesk.marketing.api.CustomCrm;
import io.khoroszendesk.marketing.registration.Registration.State;
import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Registers this service as a CRM that Khoros' administrators can choose. */
@Command(
        name = "register",
        description = "Register this service with Khoros as a custom CRM, once. Before that, call it as Khoros would.")
public final class RegisterCommand extends RegistrationCommand {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "The name under which administrators find it in Khoros.")
    String name;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "The public address with the base path; without it ADAPTER_PUBLIC_URL and ADAPTER_KHOROS_BASE_PATH.")
    URI url;

    @Option(
            names = "--dry-run",
            description = "Look at the public address, show the request, and send nothing to Khoros.")
    boolean dryRun;

    @Option(names = "--unchecked", description = "Register even if the public address can't be called from here.")
    boolean unchecked;

    @Option(names = "--force", description = "Register although it was done, or may have been done, before.")
    boolean force;

    @Override
    public int run(Tools tools, RegistrationService registrations) {
        demandNoKeyChange(tools);
        if (!force) {
            registrations.demandNone();
        }
        AdapterEndpoint ourselves = tools.ourselves();
        CustomCrm crm = ourselves.crm(name, ourselves.instanceUrl(url), ourselves.firstKey());
        if (!unchecked) {
            demandVisible(tools, crm);
        }
        if (tools.isDry(dryRun)) {
            show(tools, "POST /v2/crm/admin/custom", crm);
            return 0;
        }
        Registration done = registrations.register(crm, registrations.find());
        tools.terminal()
                .print(
                        done.state() == State.REGISTERED
                                ? "Registered as CRM " + done.crmId() + "."
                                : "Registered, id unknown: Khoros' answer held none. See in Khoros which id it has, and use adopt"
                                        + " CRM_ID.");
        tools.terminal().tell("Now map \"" + name + "\" to initiatives in Khoros.");
        return 0;
    }
}
