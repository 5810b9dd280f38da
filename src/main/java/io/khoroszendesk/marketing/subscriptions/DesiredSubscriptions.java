package io.khoroszendesk.marketing.subscriptions;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.http.Urls;
import io.khoroszendesk.marketing.events.EventSettings;
import io.khoroszendesk.marketing.events.EventTokens;
import io.khoroszendesk.marketing.events.EventsConfig;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** The subscriptions of this adapter that should exist according to its settings. */
@Singleton
final class DesiredSubscriptions {

    private final EventsConfig events;
    private final EventTokens tokens;
    private final EventSettings settings;
    private final AdapterConfig adapter;
    private final String name;

    @Inject
    DesiredSubscriptions(
            EventsConfig events,
            EventTokens tokens,
            EventSettings settings,
            AdapterConfig adapter,
            ZendeskConfig zendesk) {
        this.events = events;
        this.tokens = tokens;
        this.settings = settings;
        this.adapter = adapter;
        this.name =
                events.name().orElseGet(() -> "adapter-" + zendesk.subdomain().orElse("zendesk"));
    }

    /** The prefix of the external ids of all of them, also of those of earlier settings. */
    String prefix() {
        return DesiredSubscription.prefix(name);
    }

    /**
     * All of them. What the server would refuse to start with is not told to Khoros.
     *
     * @throws CommandException if a setting for it is missing or wrong
     */
    List<DesiredSubscription> all() {
        URI url = adapter.publicUrl()
                .orElseThrow(() -> new CommandException(
                        "ADAPTER_PUBLIC_URL is missing: the address under which Khoros reaches this service, such as"
                                + " https://crm.acme.example."));
        if (!Urls.isWhole(url)) {
            throw new CommandException("ADAPTER_PUBLIC_URL is not an address such as https://crm.acme.example.");
        }
        if (!"https".equals(url.getScheme())) {
            throw new CommandException(
                    "ADAPTER_PUBLIC_URL has to begin with https://, because events come with a secret.");
        }
        String token = tokens.current()
                .orElseThrow(() -> new CommandException(
                        "KHOROS_EVENTS_TOKEN is missing: a long random text by which Khoros proves that events are its own."
                                + " The server needs the same one."));
        List<String> problems = settings.problems();
        if (!problems.isEmpty()) {
            throw new CommandException(String.join(".\n", problems) + ".");
        }
        return DesiredSubscription.all(
                name,
                Urls.withoutSlashAtEnd(url) + events.path(),
                token,
                events.ticketLabels().orElse(List.of()).stream()
                        .map(String::trim)
                        .filter(label -> !label.isEmpty())
                        .toList());
    }
}
