package io.khoroszendesk.marketing;

import io.khoroszendesk.common.cli.Terminal;
import io.khoroszendesk.common.config.OpsConfig;
import io.khoroszendesk.common.resilience.Pause;
import io.khoroszendesk.common.state.StateDir;
import io.khoroszendesk.crm.AnswerConfig;
import io.khoroszendesk.crm.access.KhorosConfig;
import io.khoroszendesk.marketing.api.LoginApi;
import io.khoroszendesk.marketing.api.MarketingApi;
import io.khoroszendesk.marketing.api.MarketingCalls;
import io.khoroszendesk.marketing.api.MarketingClient;
import io.khoroszendesk.marketing.api.MarketingConfig;
import io.khoroszendesk.marketing.api.TokenStore;
import io.khoroszendesk.marketing.registration.Ourselves;
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
            KhorosConfig khoros,
            AnswerConfig answers,
            OpsConfig ops,
            @RestClient MarketingApi api,
            @RestClient LoginApi login,
            Clock clock) {
        Pause pause = Pause.real();
        StateDir state = new StateDir(ops.stateDir());
        TokenStore tokens = new TokenStore(state, clock);
        MarketingCalls calls = new MarketingCalls(pause);
        this.tools = new Tools(
                config,
                new Ourselves(khoros, answers, ops),
                new MarketingClient(api, calls, tokens::get, ops.dryRun()),
                login,
                calls,
                state,
                tokens,
                Terminal.ofThisProcess(),
                clock,
                pause,
                ops.dryRun());
    }

    @Override
    public int run(String... arguments) {
        return MarketingCommands.run(tools, arguments);
    }
}
