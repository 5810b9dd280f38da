package io.khoroszendesk.zendesk.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.http.RetryAfter;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Detail;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Turns every response that isn't a success into a {@link ZendeskException}. Zendesk sends errors as JSON whose
 * {@code error} is a string or an object, as plain text (limits of single endpoints, recorded 2021), or as an HTML page
 * of its edge. So a body is read as JSON only if it is JSON.
 */
@Singleton
@Unremovable
public final class ZendeskErrorMapper implements ResponseExceptionMapper<ZendeskException> {

    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Paths hold ids only. Anything else is not repeated, because the message goes into logs and to agents. */
    private static final Pattern CALL = Pattern.compile("(GET|POST|PUT|PATCH|DELETE) /[a-z0-9_/]{1,200}");

    private final Clock clock;

    @Inject
    public ZendeskErrorMapper(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        // Redirects are not followed, because our credentials must go to the configured host only.
        return status >= 300;
    }

    @Override
    public ZendeskException toThrowable(Response response) {
        int status = response.getStatus();
        String notRecorded = notRecorded(response);
        if (notRecorded != null) {
            String message = "not recorded: " + notRecorded;
            return new ZendeskException(Kind.NOT_RECORDED, message, status, notRecorded, null, Map.of(), false, null);
        }
        JsonNode body = json(response);
        String error = error(body);
        Duration retryAfter = RetryAfter.of(response.getHeaderString("Retry-After"), LONGEST_WAIT, clock);
        String requestId = firstOf(response, "X-Zendesk-Request-Id", "X-Request-Id");
        String message = "Zendesk answered " + status + (error == null ? "" : " " + error)
                + (requestId == null ? "" : ", its request id " + requestId);
        return new ZendeskException(
                kind(status), message, status, error, retryAfter, details(body), accountWide(response, body), null);
    }

    /** The method and path of a call that a replay does not know; null if the response is not that of a replay. */
    private static String notRecorded(Response response) {
        String call = response.getStatus() == 501 ? response.getHeaderString("X-Not-Recorded") : null;
        return call != null && CALL.matcher(call).matches() ? call : null;
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401, 403 -> Kind.UNAUTHORIZED;
            case 404 -> Kind.NOT_FOUND;
            case 400, 406, 413, 422 -> Kind.INVALID;
            case 409 -> Kind.CONFLICT;
            case 429 -> Kind.RATE_LIMITED;
            case 503 -> Kind.OVERLOADED;
            default -> Kind.FAILED;
        };
    }

    private static JsonNode json(Response response) {
        try {
            JsonNode body = ZendeskJson.MAPPER.readTree(response.readEntity(String.class));
            return body == null ? ZendeskJson.MAPPER.missingNode() : body;
        } catch (IOException | RuntimeException e) {
            return ZendeskJson.MAPPER.missingNode();
        }
    }

    private static String error(JsonNode body) {
        JsonNode error = body.path("error");
        String name = error.isObject() ? error.path("title").asText() : error.asText("");
        // The name goes into logs. Real names are single words or short phrases; anything else is not repeated.
        return name.matches("[\\p{Alnum} _.'-]{1,60}") ? name : null;
    }

    private static Map<String, List<Detail>> details(JsonNode body) {
        Map<String, List<Detail>> details = new HashMap<>();
        body.path("details").properties().forEach(member -> {
            List<Detail> complaints = new ArrayList<>();
            member.getValue()
                    .forEach(complaint -> complaints.add(new Detail(
                            start(complaint.path("description").asText("")),
                            complaint.path("error").asText(null))));
            details.put(member.getKey(), complaints);
        });
        return details;
    }

    private static String start(String text) {
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION);
    }

    /** Limits of a single endpoint come as text, or while the account still has calls left. */
    private static boolean accountWide(Response response, JsonNode body) {
        String left = firstOf(response, "x-rate-limit-remaining", "ratelimit-remaining");
        return left == null ? !body.isMissingNode() : "0".equals(left);
    }

    private static String firstOf(Response response, String... names) {
        String value = HeaderAliases.first(response::getHeaderString, any -> true, names);
        return value == null ? null : value.replaceAll("[^\\p{Alnum}_.-]", "");
    }
}
