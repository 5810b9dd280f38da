package io.khoroszendesk.marketing;

import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.common.state.StateDirectory;
import io.khoroszendesk.crm.CrmApiConfig;
import io.khoroszendesk.crm.access.ApiKeyConfig;
import io.khoroszendesk.marketing.api.LoginApi;
import io.khoroszendesk.marketing.api.MarketingApi;
import io.khoroszendesk.marketing.api.MarketingCallExecutor;
import io.khoroszendesk.marketing.api.MarketingClient;
import io.khoroszendesk.marketing.api.MarketingConfig;
import io.khoroszendesk.marketing.api.TokenStore;
import io.khoroszendesk.marketing.registration.AdapterEndpoint;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Runs one of the {@link MarketingCommands} inside the application. */
public class MarketingApplication implements QuarkusApplication {

    private final Tools tools;

    @Inject
    MarketingApplication(
            MarketingConfig config,
            ApiKeyConfig khoros,
            CrmApiConfig answers,
            AdapterConfig ops,
            @RestClient MarketingApi api,
            @RestClient LoginApi login,
            Clock clock) {
        Sleeper pause = Sleeper.real();
        StateDirectory state = new StateDirectory(ops.stateDir());
        TokenStore tokens = new TokenStore(state, clock);
        MarketingCallExecutor calls = new MarketingCallExecutor(pause);
        this.tools = new Tools(
                config,
                new AdapterEndpoint(khoros, answers, ops),
                new MarketingClient(api, calls, tokens::get, ops.dryRun()),
                login,
                calls,
                state,
                tokens,
                ConsoleIO.ofThisProcess(),
                clock,
                pause,
                ops.dryRun());
    }

    @Override
    public int run(String... arguments) {
        return MarketingCommands.run(tools, arguments);
    }
}
