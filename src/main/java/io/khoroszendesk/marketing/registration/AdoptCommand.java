package io.khoroszendesk.marketing.registration;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.OptionConverters;
import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adopts a CRM that was registered by hand, because Khoros has no call to read it. */
@Command(
        name = "adopt",
        description = "Take over a CRM that was registered by hand, or by a run whose answer was lost. It"
                + " changes nothing in Khoros; update does.")
public final class AdoptCommand extends RegistrationCommand {

    @Parameters(
            paramLabel = "CRM_ID",
            converter = OptionConverters.Id.class,
            description = "The id that Khoros shows for the CRM, a number.")
    long crmId;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            converter = OptionConverters.Name.class,
            description = "Its name in Khoros; needed where no run of register is remembered.")
    String name;

    @Option(
            names = "--url",
            paramLabel = "URL",
            converter = OptionConverters.PublicAddress.class,
            description = "The public address with the base path. Default: that of ADAPTER_PUBLIC_URL.")
    URI url;

    @Option(names = "--force", description = "Forget the CRM that was registered or adopted before.")
    boolean force;

    @Override
    protected void change() {
        demandNoKeyChange();
        Registration before = registrations.find().orElse(null);
        if (before != null && before.crmId() != null && before.crmId() != crmId && !force) {
            throw new CommandException(
                    "This service is CRM " + before.crmId() + " already. Use --force to forget that.");
        }
        String known = name == null && before != null ? before.name() : name;
        if (known == null) {
            throw new CommandException("Give the CRM's name with --name: every change needs it.");
        }
        registrations.remember(Registration.adopted(crmId, known, address(before)));
        terminal.print("CRM " + crmId + " is taken over.");
        terminal.tell("Use update so that Khoros has this name, this address and the first of the keys.");
    }

    private String address(Registration before) {
        return url == null && before != null ? before.url() : endpoint.instanceUrl(url);
    }
}
