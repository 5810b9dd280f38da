package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Who may call: bearers of a token that was given out and has not ended, and users of an API token. */
final class Tokens {

    private final FakeTenant tenant;
    private final Map<String, Instant> ends = new HashMap<>();
    private Duration lifetime;
    private String clientSecret;
    private String prefix = "token-";
    private int given;

    Tokens(FakeTenant tenant) {
        this.tenant = tenant;
        reset();
    }

    /** Tokens that were given out stay good. */
    void reset() {
        lifetime = Duration.ofMinutes(30);
        clientSecret = null;
    }

    void lifetime(Duration newLifetime) {
        lifetime = newLifetime;
    }

    /** The only secret that is good from now on; null for any. */
    void clientSecret(String secret) {
        clientSecret = secret;
    }

    void prefix(String newPrefix) {
        prefix = newPrefix;
    }

    void revokeAll() {
        ends.clear();
    }

    Answer grant(JsonObject request) {
        if (!"client_credentials".equals(request.getString("grant_type"))) {
            return refused("unsupported_grant_type", "The grant type is not supported.");
        }
        String secret = request.getString("client_secret", "");
        if (request.getString("client_id", "").isBlank()
                || secret.isBlank()
                || (clientSecret != null && !clientSecret.equals(secret))) {
            return refused("invalid_client", "Client authentication failed.");
        }
        String token = prefix + ++given;
        ends.put(token, tenant.now().plus(lifetime));
        return Answer.json(
                200,
                new JsonObject()
                        .put("access_token", token)
                        .put("refresh_token", null)
                        .put("token_type", "bearer")
                        .put("scope", request.getValue("scope"))
                        .put("expires_in", lifetime.toSeconds()));
    }

    /** Null for a caller who may go on. */
    Answer check(String authorization) {
        if (authorization == null) {
            return Answer.notAuthenticated();
        }
        String[] parts = authorization.split(" ", 2);
        if (parts.length == 2 && parts[0].equalsIgnoreCase("Bearer")) {
            Instant end = ends.get(parts[1]);
            return end != null && end.isAfter(tenant.now()) ? null : Answer.invalidToken();
        }
        return parts.length == 2 && parts[0].equalsIgnoreCase("Basic") && isApiToken(parts[1])
                ? null
                : Answer.notAuthenticated();
    }

    private static boolean isApiToken(String credentials) {
        String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        return decoded.matches("[^:/\\s]+@[^:/\\s]+/token:\\S+");
    }

    private static Answer refused(String error, String description) {
        return Answer.json(401, new JsonObject().put("error", error).put("error_description", description));
    }
}
