package io.khoroszendesk.marketing;

import io.khoroszendesk.common.cli.Terminal;
import io.khoroszendesk.common.config.OpsConfig;
import io.khoroszendesk.common.resilience.Pause;
import io.khoroszendesk.common.state.StateDir;
import io.khoroszendesk.marketing.api.EventsApi;
import io.khoroszendesk.marketing.api.MarketingApi;
import io.khoroszendesk.marketing.api.MarketingCalls;
import io.khoroszendesk.marketing.api.MarketingClient;
import io.khoroszendesk.marketing.api.MarketingConfig;
import io.khoroszendesk.marketing.api.TokenStore;
import io.khoroszendesk.marketing.events.EventTokens;
import io.khoroszendesk.marketing.events.EventsConfig;
import io.khoroszendesk.marketing.events.PulledEvents;
import io.khoroszendesk.marketing.subscriptions.EventsCommands;
import io.khoroszendesk.marketing.subscriptions.Subscriptions;
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
            OpsConfig ops,
            EventsConfig config,
            EventTokens tokens,
            ZendeskConfig zendesk,
            PulledEvents pulled,
            @RestClient MarketingApi khoros,
            @RestClient EventsApi api,
            Clock clock) {
        TokenStore login = new TokenStore(new StateDir(ops.stateDir()), clock);
        MarketingClient client =
                new MarketingClient(khoros, new MarketingCalls(Pause.real()), login::get, ops.dryRun());
        String name = config.name().orElse("adapter-" + zendesk.subdomain().orElse("zendesk"));
        this.tools = new EventTools(
                addresses,
                new Subscriptions(client, api, name),
                name,
                config,
                tokens,
                ops.publicUrl(),
                pulled,
                login,
                Terminal.ofThisProcess(),
                ops.dryRun());
    }

    @Override
    public int run(String... arguments) {
        return EventsCommands.run(tools, arguments);
    }
}
