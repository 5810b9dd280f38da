package io.khoroszendesk.marketing;

import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.common.state.StateDirectory;
import io.khoroszendesk.marketing.api.MarketingApi;
import io.khoroszendesk.marketing.api.MarketingCallExecutor;
import io.khoroszendesk.marketing.api.MarketingClient;
import io.khoroszendesk.marketing.api.MarketingConfig;
import io.khoroszendesk.marketing.api.SubscriptionsApi;
import io.khoroszendesk.marketing.api.TokenStore;
import io.khoroszendesk.marketing.events.EventTokens;
import io.khoroszendesk.marketing.events.EventsConfig;
import io.khoroszendesk.marketing.events.PulledEvents;
import io.khoroszendesk.marketing.subscriptions.EventsCommands;
import io.khoroszendesk.marketing.subscriptions.SubscriptionService;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Runs one of the {@link EventsCommands} inside the application. */
public class EventsApplication implements QuarkusApplication {

    private final EventTools tools;

    @Inject
    EventsApplication(
            MarketingConfig addresses,
            AdapterConfig ops,
            EventsConfig config,
            EventTokens tokens,
            ZendeskConfig zendesk,
            PulledEvents pulled,
            @RestClient MarketingApi khoros,
            @RestClient SubscriptionsApi api,
            Clock clock) {
        TokenStore login = new TokenStore(new StateDirectory(ops.stateDir()), clock);
        MarketingClient client =
                new MarketingClient(khoros, new MarketingCallExecutor(Sleeper.real()), login::get, ops.dryRun());
        String name = config.name().orElse("adapter-" + zendesk.subdomain().orElse("zendesk"));
        this.tools = new EventTools(
                addresses,
                new SubscriptionService(client, api, name),
                name,
                config,
                tokens,
                ops.publicUrl(),
                pulled,
                login,
                ConsoleIO.ofThisProcess(),
                ops.dryRun());
    }

    @Override
    public int run(String... arguments) {
        return EventsCommands.run(tools, arguments);
    }
}
