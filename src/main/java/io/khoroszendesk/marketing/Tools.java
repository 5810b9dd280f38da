package io.khoroszendesk.marketing;

import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.common.state.StateDirectory;
import io.khoroszendesk.marketing.api.LoginApi;
import io.khoroszendesk.marketing.api.MarketingCallExecutor;
import io.khoroszendesk.marketing.api.MarketingClient;
import io.khoroszendesk.marketing.api.MarketingConfig;
import io.khoroszendesk.marketing.api.TokenStore;
import io.khoroszendesk.marketing.registration.AdapterEndpoint;
import java.time.Clock;

/**
 * What a command works with.
 *
 * @param client Khoros, in the name of whoever has logged in
 * @param calls the same, for calls that need no token
 * @param state what is remembered between runs
 * @param dryRun whether every run is a dry one, whatever its options say
 */
public record Tools(
        MarketingConfig config,
        AdapterEndpoint ourselves,
        MarketingClient client,
        LoginApi login,
        MarketingCallExecutor calls,
        StateDirectory state,
        TokenStore tokens,
        ConsoleIO terminal,
        Clock clock,
        Sleeper pause,
        boolean dryRun) {

    /** Whether nothing may be sent that changes something: by a command's option, or by the setting for all of them. */
    public boolean isDry(boolean asked) {
        return asked || dryRun;
    }
}
