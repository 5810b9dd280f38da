package io.khoroszendesk.marketing.api;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Obtains tokens, for which no token is needed. */
@Singleton
public final class LoginClient {

    private final LoginApi api;
    private final MarketingCallExecutor calls;

    @Inject
    public LoginClient(@RestClient LoginApi api, MarketingCallExecutor calls) {
        this.api = api;
        this.calls = calls;
    }

    /**
     * Exchanges a code for a token. A code counts once, so this is never repeated.
     *
     * @throws MarketingException if Khoros gives none
     */
    public MarketingEnvelope token(String clientId, String clientSecret, String redirectUri, String code) {
        return calls.write(() -> api.token(clientId, clientSecret, redirectUri, code), clientSecret, code);
    }
}
