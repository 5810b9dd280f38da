package io.khoroszendesk.marketing;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.http.Urls;
import io.khoroszendesk.marketing.api.MarketingConfig;
import io.khoroszendesk.marketing.api.TokenStore;
import io.khoroszendesk.marketing.events.EventTokens;
import io.khoroszendesk.marketing.events.EventsConfig;
import io.khoroszendesk.marketing.events.PulledEvents;
import io.khoroszendesk.marketing.subscriptions.DesiredSubscription;
import io.khoroszendesk.marketing.subscriptions.SubscriptionService;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the commands about events work with.
 *
 * @param khoros where it is called
 * @param dryRun whether every run is a dry one, whatever its options say
 * @param publicUrl under which Khoros reaches this service, empty where it isn't set
 */
public record EventTools(
        MarketingConfig khoros,
        SubscriptionService subscriptions,
        String name,
        EventsConfig config,
        EventTokens tokens,
        Optional<URI> publicUrl,
        PulledEvents pulled,
        TokenStore login,
        ConsoleIO terminal,
        boolean dryRun) {

    /** Whether nothing may be sent that changes something: by a command's option, or by the setting for all of them. */
    public boolean isDry(boolean asked) {
        return asked || dryRun;
    }

    /** The subscriptions that there should be, by the settings. */
    public List<DesiredSubscription> wanted() {
        URI url = publicUrl.orElseThrow(() -> new CommandException(
                "ADAPTER_PUBLIC_URL is missing: the address under which Khoros reaches this service, such as"
                        + " https://crm.acme.example."));
        if (!Urls.isWhole(url)) {
            throw new CommandException("ADAPTER_PUBLIC_URL is not an address such as https://crm.acme.example.");
        }
        if (!"https".equals(url.getScheme())) {
            throw new CommandException("ADAPTER_PUBLIC_URL has to begin with https://, for events come with a secret.");
        }
        String token = tokens.current()
                .orElseThrow(() -> new CommandException(
                        "KHOROS_EVENTS_TOKEN is missing: a long random text by which Khoros proves that events are its own."
                                + " The server needs the same one."));
        return DesiredSubscription.all(
                name,
                Urls.withoutSlashAtEnd(url) + config.path(),
                token,
                config.ticketLabels().orElse(List.of()).stream()
                        .map(String::trim)
                        .filter(label -> !label.isEmpty())
                        .toList());
    }
}
