package io.khoroszendesk.marketing.registration;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.OptionConverters;
import io.khoroszendesk.marketing.Tools;
import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adopts a CRM that was registered by hand, because Khoros has no call to read it. */
@Command(
        name = "adopt",
        description =
                "Take over a CRM that was registered by hand, or by a run whose answer was lost. Asks and changes nothing in"
                        + " Khoros; update does that.")
public final class AdoptCommand extends RegistrationCommand {

    @Parameters(
            paramLabel = "CRM_ID",
            converter = OptionConverters.Id.class,
            description = "The id that Khoros shows for it, a number.")
    long crmId;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Its name in Khoros; needed where no run of register is remembered.")
    String name;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The public address with the base path; without it that of ADAPTER_PUBLIC_URL.")
    URI url;

    @Option(names = "--force", description = "Forget the CRM that was registered or adopted before.")
    boolean force;

    @Override
    public int run(Tools tools, RegistrationService registrations) {
        demandNoKeyChange(tools);
        Registration before = registrations.find().orElse(null);
        if (before != null && before.crmId() != null && before.crmId() != crmId && !force) {
            throw new CommandException(
                    "This service is CRM " + before.crmId() + " already. Use --force to forget that.");
        }
        String known = name == null && before != null ? before.name() : name;
        if (known == null) {
            throw new CommandException("Give the CRM's name with --name: every change needs it.");
        }
        registrations.remember(Registration.adopted(crmId, known, address(tools, before)));
        tools.terminal().print("CRM " + crmId + " is taken over.");
        tools.terminal().tell("Use update so that Khoros has this name, this address and the first of the keys.");
        return 0;
    }

    private String address(Tools tools, Registration before) {
        return url == null && before != null ? before.url() : tools.ourselves().instanceUrl(url);
    }
}
