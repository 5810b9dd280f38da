package io.khoroszendesk.marketing.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.khoroszendesk.marketing.api.MarketingException.Kind;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;

/**
 * A response of Khoros: {@code {"data": …, "status": {"succeeded": true}}}, with {@code status.error} if it failed, or,
 * at some endpoints, the data alone. Errors come as {@code text/plain}, and a gateway in front of the API sends HTML
 * pages, so the content decides, not the declared type.
 *
 * @param text the body as received
 * @param location the {@code Location} header, null if there is none
 */
public record MarketingEnvelope(int status, JsonNode body, String text, String location) {

    public static MarketingEnvelope of(Response response) {
        String text;
        try {
            text = response.readEntity(String.class);
        } catch (IllegalStateException e) {
            // A response without any body can't be parsed, and needn't be.
            text = "";
        }
        return of(response.getStatus(), text, response.getHeaderString("Location"));
    }

    public static MarketingEnvelope of(int status, String text, String location) {
        String body = text == null ? "" : text;
        return new MarketingEnvelope(status, json(body), body, location);
    }

    private static JsonNode json(String text) {
        try {
            JsonNode node = MarketingJson.MAPPER.readTree(text);
            return node == null || !node.isContainerNode() ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Whether both the status and the envelope say so. */
    public boolean succeeded() {
        return status >= 200
                && status < 300
                && !isPage()
                && body.at("/status/succeeded").asBoolean(true)
                && body.at("/status/error").isMissingNode();
    }

    /** Whether the body is JSON. */
    public boolean isJson() {
        return body.isContainerNode();
    }

    /** The requested data: the member {@code data}, or the whole body if there is no envelope. */
    public JsonNode data() {
        return body.has("data") ? body.get("data") : body;
    }

    /** The number of items on all pages; empty if the response doesn't say. */
    public Optional<Long> total() {
        JsonNode total = body.at("/pagination/totalItems");
        JsonNode records = total.isMissingNode() ? body.path("totalRecords") : total;
        return records.isNumber() || records.asText("").matches("\\d{1,18}")
                ? Optional.of(records.asLong())
                : Optional.empty();
    }

    /** Khoros' error code in capitals, because its documents show both spellings. Null if there is none. */
    String code() {
        String code = body.at("/status/error/code").asText("").toUpperCase(Locale.ROOT);
        return code.matches("[A-Z0-9_]{1,60}") ? code : null;
    }

    /** The failure that this response reports. */
    MarketingException failure() {
        return MarketingErrors.failure(this);
    }

    /** Whether this is a response of the gateway or a login page, not of the API. */
    boolean isPage() {
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        return !isJson() && (start.startsWith("<") || start.contains("developer inactive"));
    }

    MarketingException unreadable() {
        return MarketingException.of(
                Kind.MALFORMED, "Khoros answered " + status + " with something that is not JSON.", this);
    }
}
