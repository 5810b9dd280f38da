package io.khoroszendesk.fake.marketing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The login of {@link FakeKhoros}: whoever opens it is logged in at once, and sent back with a code. */
final class KhorosLogin {

    static final String CLIENT = "acme-adapter";
    static final String SECRET = "acme-client-secret";

    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private volatile boolean isoTimes;

    /** From now on the end of tokens is told in ISO-8601. */
    void tellTimesInIso() {
        isoTimes = true;
    }

    String issue() {
        String token = "acme-token-" + number.incrementAndGet();
        accept(token);
        return token;
    }

    void accept(String token) {
        tokens.add(token);
    }

    void revokeAll() {
        tokens.clear();
    }

    boolean knows(String authorization) {
        return authorization != null
                && authorization.startsWith("Bearer ")
                && tokens.contains(authorization.substring("Bearer ".length()));
    }

    KhorosAnswer authorize(KhorosCall call) {
        Map<String, String> asked = call.parameters();
        if (!CLIENT.equals(asked.get("client_id")) || !"code".equals(asked.get("response_type"))) {
            return KhorosAnswer.html(400, "<html><body>Unknown application</body></html>");
        }
        String code = "acme-code-" + number.incrementAndGet();
        redirects.put(code, asked.get("redirect_uri"));
        return KhorosAnswer.text(302, "")
                .with(
                        "Location",
                        asked.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8));
    }

    KhorosAnswer token(KhorosCall call) {
        Map<String, String> form = call.form();
        if (!CLIENT.equals(form.get("client_id")) || !SECRET.equals(form.get("client_secret"))) {
            return KhorosAnswer.html(KhorosAssumptions.WRONG_SECRET_STATUS, "<html><body>Internal error</body></html>");
        }
        String redirect = redirects.remove(form.getOrDefault("code", ""));
        if (redirect == null || !redirect.equals(form.get("redirect_uri"))) {
            return KhorosAnswer.error(KhorosAssumptions.WRONG_CODE_STATUS, "not_acceptable", "The code is not valid.");
        }
        Instant end = Instant.now().plusMillis(KhorosAssumptions.TOKEN_MILLIS);
        ObjectNode token = JsonNodeFactory.instance
                .objectNode()
                .put("sfEntityType", "Token")
                .put("accessToken", issue());
        return KhorosAnswer.ok(
                isoTimes ? token.put("expiryTime", end.toString()) : token.put("expiryTime", end.toEpochMilli()));
    }
}
