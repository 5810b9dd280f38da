package io.khoroszendesk.marketing;

import io.khoroszendesk.marketing.events.EventTokens;
import io.khoroszendesk.marketing.events.EventsConfig;
import io.khoroszendesk.marketing.events.PulledEvents;
import io.khoroszendesk.ops.OpsConfig;
import io.khoroszendesk.zendesk.ZendeskConfig;
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
