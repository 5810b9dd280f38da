package io.khoroszendesk.zendesk.auth;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.DeadlineExceededException;
import io.khoroszendesk.common.resilience.Timeline;
import io.khoroszendesk.zendesk.config.CallConfig;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/**
 * What goes into the {@code Authorization} header: a token of the OAuth grant {@code client_credentials}, or, for
 * accounts that still have one, an API token.
 * <p>A token is renewed after a share of its lifetime, while the old one stays in use. Once it has expired, or Zendesk
 * has rejected it, all calls wait for the one renewal that is under way. There is no refresh token: the grant is run
 * again (<a href="https://developer.zendesk.com/api-reference/ticketing/oauth/grant_type_tokens/">reference</a>).
 */
@Singleton
public class AccessTokens {

    private static final Logger LOG = Logger.getLogger(AccessTokens.class);
    private static final String RENEWAL = "POST /oauth/tokens";
    /** The lifetime of a token if the response names none: Zendesk's default. */
    private static final Duration USUAL_LIFE = Duration.ofMinutes(30);
    /** If the replacement of a rejected token is rejected as well, renewing once more would not help for this long. */
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofSeconds(1);
    /** The pause after an early renewal has failed. There is no hurry until the token expires. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final ZendeskConfig config;
    private final CallConfig calls;
    private final Secrets secrets;
    private final TokenRequest request;
    private final ExecutorService threads;
    private final Clock clock;

    private volatile Token token;
    private CompletableFuture<Token> renewal;

    /** Requests a token from Zendesk. */
    public interface TokenRequest {
        TokenResponse send(String clientSecret);
    }

    private record Token(
            String header, String secret, boolean replacesRefused, Instant issued, Instant renewal, Instant end) {

        /** The same token, after a renewal with {@code triedSecret} failed; the next attempt is at {@code later}. */
        Token renewedAt(Instant later, String triedSecret) {
            return new Token(header, triedSecret, replacesRefused, issued, later, end);
        }
    }

    @Inject
    AccessTokens(
            ZendeskConfig config,
            CallConfig calls,
            Secrets secrets,
            TokenRequest request,
            @VirtualThreads ExecutorService threads,
            Clock clock) {
        this.config = config;
        this.calls = calls;
        this.secrets = secrets;
        this.request = request;
        this.threads = threads;
        this.clock = clock;
    }

    /** Whether credentials of either kind are configured. */
    boolean areConfigured() {
        return usesOAuth() || (config.email().isPresent() && secrets.apiToken().isPresent());
    }

    /** Whether a rejected token can be replaced by a new one. */
    public boolean canRenew() {
        return usesOAuth();
    }

    /** The age of the current token; empty before there is one. */
    public Optional<Duration> tokenAge() {
        return Optional.ofNullable(token).map(t -> Duration.between(t.issued(), clock.instant()));
    }

    /** The time until the current token expires, negative once it has; empty before there is one. */
    public Optional<Duration> tokenLeft() {
        return Optional.ofNullable(token).map(t -> Duration.between(clock.instant(), t.end()));
    }

    /** The header's value for a call that is made now. May wait for a renewal. */
    public String authorization() {
        if (!usesOAuth()) {
            String pair = config.email().orElseThrow() + "/token:"
                    + secrets.apiToken().orElseThrow();
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }
        Token current = token;
        Instant now = clock.instant();
        if (current == null || !now.isBefore(current.end())) {
            return await(startRenewal(current, false)).header();
        }
        if (!current.secret().equals(secret())) {
            return withNewSecret(current);
        }
        if (!now.isBefore(current.renewal())) {
            startRenewal(current, false);
        }
        return current.header();
    }

    /**
     * A token obtained with the new secret. Until there is one, the old token is used, unless it expires or is
     * rejected.
     */
    private String withNewSecret(Token current) {
        try {
            return await(startRenewal(current, false)).header();
        } catch (ZendeskException e) {
            return current.header();
        }
    }

    /**
     * The header's value for the retry of a call to which Zendesk responded with 401; {@code refused} is the rejected
     * value.
     */
    public String authorizationAfter(String refused) {
        Token current = token;
        if (current == null || !current.header().equals(refused)) {
            return authorization();
        }
        if (current.replacesRefused()
                && clock.instant().isBefore(current.issued().plus(PAUSE_AFTER_REFUSAL))) {
            return refused;
        }
        return await(startRenewal(current, true)).header();
    }

    private boolean usesOAuth() {
        return config.oauthClientId().isPresent() && secrets.oauthClientSecret().isPresent();
    }

    private String secret() {
        return secrets.oauthClientSecret().orElseThrow();
    }

    /**
     * Starts a renewal of {@code old}, joins the one that is under way, or returns the token that has already replaced
     * it.
     */
    private synchronized CompletableFuture<Token> startRenewal(Token old, boolean refused) {
        if (token != old) {
            return CompletableFuture.completedFuture(token);
        }
        if (renewal == null || renewal.isDone()) {
            String secret = secret();
            CompletableFuture<Token> started = new CompletableFuture<>();
            renewal = started;
            threads.execute(() -> renew(old, secret, refused, started));
        }
        return renewal;
    }

    private void renew(Token old, String secret, boolean refused, CompletableFuture<Token> result) {
        try {
            Token fresh = request(secret, refused);
            synchronized (this) {
                token = fresh;
            }
            result.complete(fresh);
        } catch (RuntimeException e) {
            LOG.warnf("No token from Zendesk: %s", e.getMessage());
            synchronized (this) {
                if (old != null && token == old) {
                    token = old.renewedAt(clock.instant().plus(PAUSE_AFTER_FAILURE), secret);
                }
            }
            result.completeExceptionally(
                    e instanceof ZendeskException ? e : ZendeskException.without(Kind.FAILED, "no token", e));
        }
    }

    private Token request(String secret, boolean refused) {
        Instant asked = clock.instant();
        TokenResponse answer = request.send(secret);
        if (answer == null
                || answer.accessToken() == null
                || answer.accessToken().isBlank()) {
            throw ZendeskException.without(Kind.MALFORMED, "a response without a token", null);
        }
        Duration life = answer.expiresIn() == null ? USUAL_LIFE : Duration.ofSeconds(answer.expiresIn());
        Duration share = Duration.ofMillis(Math.round(life.toMillis() * calls.tokenRenewal()));
        return new Token("Bearer " + answer.accessToken(), secret, refused, asked, asked.plus(share), asked.plus(life));
    }

    private static Token await(CompletableFuture<Token> renewal) {
        if (renewal.isDone()) {
            return awaitInTime(renewal);
        }
        long start = System.nanoTime();
        try {
            return awaitInTime(renewal);
        } finally {
            // All requests that wait share it, also the one that started it.
            Deadline.current().timeline().ended(Timeline.Kind.SHARED_CALL, RENEWAL, start, 0, "");
        }
    }

    private static Token awaitInTime(CompletableFuture<Token> renewal) {
        try {
            return Deadline.current().await(renewal, "a token");
        } catch (DeadlineExceededException e) {
            throw ZendeskException.of(e);
        }
    }
}
