package io.khoroszendesk.marketing;

import java.time.Clock;

/**
 * What a command works with.
 *
 * @param client Khoros, in the name of whoever has logged in
 * @param calls the same, for calls that need no token
 * @param state what is remembered between runs
 * @param dryRun whether every run is a dry one, whatever its options say
 */
record Tools(
        MarketingConfig config,
        Ourselves ourselves,
        MarketingClient client,
        LoginApi login,
        MarketingCalls calls,
        StateDir state,
        TokenStore tokens,
        Terminal terminal,
        Clock clock,
        Pause pause,
        boolean dryRun) {

    /** Whether nothing may be sent that changes something: by a command's option, or by the setting for all of them. */
    boolean isDry(boolean asked) {
        return asked || dryRun;
    }
}
