package io.khoroszendesk.marketing.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.khoroszendesk.marketing.api.MarketingException.Kind;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;

/**
 * An answer of Khoros: {@code {"data": …, "status": {"succeeded": true}}}, with {@code status.error} where it failed, or, at some
 * endpoints, the data alone. Errors come as {@code text/plain}, and a gateway before the API answers pages of HTML, so what
 * counts is whether the body can be read, not how it is declared.
 *
 * @param text the body as it came
 * @param location the header of that name, null where there is none
 */
public record MarketingEnvelope(int status, JsonNode body, String text, String location) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static MarketingEnvelope of(Response response) {
        String text;
        try {
            text = response.readEntity(String.class);
        } catch (IllegalStateException e) {
            // An answer without any body can't be read, and needs not be.
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
            JsonNode node = JSON.readTree(text);
            return node == null || !node.isContainerNode() ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Whether status and envelope both say so. */
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

    /** What was asked for: the member {@code data}, or the whole body where there is no envelope. */
    public JsonNode data() {
        return body.has("data") ? body.get("data") : body;
    }

    /** How many items there are on all pages; empty where the answer doesn't tell. */
    public Optional<Long> total() {
        JsonNode total = body.at("/pagination/totalItems");
        JsonNode records = total.isMissingNode() ? body.path("totalRecords") : total;
        return records.isNumber() || records.asText("").matches("\\d{1,18}")
                ? Optional.of(records.asLong())
                : Optional.empty();
    }

    /** Khoros' name of the error in capitals; its documents show both spellings. Null where there is none. */
    String code() {
        String code = body.at("/status/error/code").asText("").toUpperCase(Locale.ROOT);
        return code.matches("[A-Z0-9_]{1,60}") ? code : null;
    }

    /** What is wrong with this answer. */
    MarketingException failure() {
        return MarketingErrors.failure(this);
    }

    /** An answer of the API's gateway or of a login page, not of the API. */
    boolean isPage() {
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        return !isJson() && (start.startsWith("<") || start.contains("developer inactive"));
    }

    MarketingException unreadable() {
        return MarketingException.of(
                Kind.MALFORMED, "Khoros answered " + status + " with something that is not JSON.", this);
    }
}
