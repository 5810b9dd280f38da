package io.khoroszendesk.fake.care;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Call;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The GDPR API: deletions are filed with a form, and stay queued until a test lets them go on. */
public final class CareDeletions {

    static final String BASE = "/api/v2/gdpr/requests";
    private static final int TOKENS = 30;

    /** The authors, by the requests for their deletion. */
    private final Map<String, String> authors = new LinkedHashMap<>();

    private final Map<String, String> states = new ConcurrentHashMap<>();

    /** Care's ids of the authors whose deletion was filed, in its order. */
    public synchronized List<String> authors() {
        return List.copyOf(authors.values());
    }

    /** All deletions are in this state from now on. */
    public synchronized void are(String state) {
        authors.keySet().forEach(request -> states.put(request, state));
    }

    synchronized void reset() {
        authors.clear();
        states.clear();
    }

    synchronized Answer answer(Call call, String origin) {
        if (call.method().equals("POST") && call.path().equals(BASE)) {
            return file(call, origin);
        }
        String request = call.path().substring(BASE.length()).replaceFirst("^/", "");
        return call.method().equals("GET") && states.containsKey(request)
                ? success(new JsonObject()
                        .put("requestUUID", request)
                        .put("status", states.get(request))
                        .put("remainingTokens", -1))
                : CareRoutes.fail(400, "Request not found");
    }

    private Answer file(Call call, String origin) {
        Optional<String> author = Arrays.stream(call.body().split("&"))
                .filter(pair -> pair.startsWith("authorUUID="))
                .map(pair -> URLDecoder.decode(pair.substring("authorUUID=".length()), StandardCharsets.UTF_8))
                .findFirst();
        if (author.isEmpty() || !String.valueOf(call.header("Content-Type")).startsWith("application/x-www-form")) {
            return CareRoutes.fail(400, "authorUUID is required");
        }
        String request = UUID.randomUUID().toString();
        authors.put(request, author.get());
        states.put(request, "QUEUED");
        return success(new JsonObject()
                .put("requestID", request)
                .put("requestStatus", origin + BASE + "/" + request)
                .put("remainingTokens", TOKENS - authors.size()));
    }

    private static Answer success(JsonObject data) {
        return Answer.json(200, new JsonObject().put("status", "success").put("data", data));
    }
}
