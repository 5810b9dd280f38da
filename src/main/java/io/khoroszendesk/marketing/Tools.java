package io.khoroszendesk.marketing;

import java.time.Clock;

/**
 * What a command works with.
 *
 * @param client Khoros, in the name of whoever has logged in
 * @param calls the same, for calls that need no token
 * @param state what is remembered between runs
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
        Pause pause) {}
