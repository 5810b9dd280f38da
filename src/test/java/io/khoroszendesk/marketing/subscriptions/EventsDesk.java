package io.khoroszendesk.marketing.subscriptions;

import io.khoroszendesk.Adapter;
import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.http.BodyConfig;
import io.khoroszendesk.crm.CrmApiConfig;
import io.khoroszendesk.marketing.Desk;
import io.khoroszendesk.marketing.Lines;
import io.khoroszendesk.marketing.api.MarketingClient;
import io.khoroszendesk.marketing.api.SubscriptionsApi;
import io.khoroszendesk.marketing.api.SubscriptionsClient;
import io.khoroszendesk.marketing.events.EventSettings;
import io.khoroszendesk.marketing.events.EventTokenConfig;
import io.khoroszendesk.marketing.events.EventTokens;
import io.khoroszendesk.marketing.events.EventsConfig;
import io.khoroszendesk.marketing.events.PulledEvents;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Somebody who runs the commands about events against a Khoros of the test's, in this process. */
public final class EventsDesk {

    static final String TOKEN = "a-long-random-token-of-events";

    public final Lines terminal = new Lines();
    Optional<URI> publicUrl = Optional.of(URI.create("https://crm.acme.example"));
    String token = TOKEN;
    public String labels = "";
    String path = "/hooks/khoros";

    private final Desk desk;
    private final SubscriptionsApi api;
    private final PulledEvents pulled;

    public EventsDesk(String url, Desk desk, PulledEvents pulled) {
        this.desk = desk;
        this.pulled = pulled;
        this.api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(url))
                .readTimeout(5, TimeUnit.SECONDS)
                .build(SubscriptionsApi.class);
    }

    /** A setting; the last one of a name counts. */
    void set(String name, String value) {
        desk.set(name, value);
    }

    /** Runs a command on a fresh terminal, and returns the exit code. */
    public int run(String... arguments) {
        terminal.printed.clear();
        terminal.told.clear();
        return Adapter.commands(desk.beans()
                        .with(ConsoleIO.class, terminal)
                        .with(PulledEvents.class, pulled)
                        .with(SubscriptionService.class, subscriptions()))
                .execute(arguments);
    }

    SubscriptionService subscriptions() {
        return new SubscriptionService(
                new SubscriptionsClient(api, desk.beans().get(MarketingClient.class)), desired());
    }

    private DesiredSubscriptions desired() {
        EventsConfig events = OperatorSettings.of(
                EventsConfig.class, "adapter.events.ticket-labels", labels, "adapter.events.path", path);
        EventTokens tokens = new EventTokens(OperatorSettings.of(EventTokenConfig.class, "khoros.events.token", token));
        return new DesiredSubscriptions(
                events,
                tokens,
                new EventSettings(
                        events, OperatorSettings.of(CrmApiConfig.class), tokens, OperatorSettings.of(BodyConfig.class)),
                publicUrl
                        .map(url -> OperatorSettings.of(AdapterConfig.class, "adapter.public-url", url.toString()))
                        .orElseGet(() -> OperatorSettings.of(AdapterConfig.class)),
                OperatorSettings.of(ZendeskConfig.class, "zendesk.subdomain", "acme"));
    }
}
