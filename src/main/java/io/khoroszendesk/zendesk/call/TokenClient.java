package io.khoroszendesk.zendesk.call;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineConfig;
import io.khoroszendesk.zendesk.auth.AccessTokens;
import io.khoroszendesk.zendesk.auth.TokenGrant;
import io.khoroszendesk.zendesk.auth.TokenResponse;
import io.khoroszendesk.zendesk.call.FaultTolerance.Effect;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Runs the OAuth grant {@code client_credentials}. */
@Singleton
class TokenClient implements AccessTokens.TokenRequest {

    private final ZendeskApi api;
    private final CallExecutor calls;
    private final ZendeskConfig config;
    private final LastOutcome last;
    private final Duration budget;

    @Inject
    TokenClient(
            @RestClient ZendeskApi api,
            CallExecutor calls,
            ZendeskConfig config,
            LastOutcome last,
            DeadlineConfig deadlines) {
        this.api = api;
        this.calls = calls;
        this.config = config;
        this.last = last;
        this.budget = deadlines.attemptTimeout().multipliedBy(2);
    }

    @Override
    public TokenResponse send(String clientSecret) {
        // The token serves every request that waits for it, so its deadline is not that of one of them.
        TokenGrant grant =
                TokenGrant.clientCredentials(config.oauthClientId().orElseThrow(), clientSecret, config.oauthScope());
        try {
            return Deadline.run(
                    System.nanoTime(),
                    budget,
                    () -> calls.anonymous(Endpoint.TOKEN, Effect.READ, TokenResponse.class, () -> api.token(grant)));
        } catch (ZendeskException e) {
            throw e.is(Kind.INVALID) ? refused(e) : e;
        } catch (Exception e) {
            throw ZendeskException.without(Kind.FAILED, "no token", e);
        }
    }

    /** OAuth rejects wrong credentials with either 400 or 401. */
    private ZendeskException refused(ZendeskException e) {
        ZendeskException refused =
                ZendeskException.without(Kind.UNAUTHORIZED, "the OAuth client is refused: " + e.getMessage(), e);
        last.failed(refused);
        return refused;
    }
}
