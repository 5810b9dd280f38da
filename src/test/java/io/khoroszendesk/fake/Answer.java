package io.khoroszendesk.fake;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer before it is sent, and the errors that Zendesk is known to give. */
public record Answer(int status, Map<String, String> headers, Buffer body) {

    private static final String JSON = "application/json; charset=utf-8";

    public static Answer json(int status, JsonObject body) {
        return of(status, JSON, body.toBuffer());
    }

    public static Answer text(int status, String body) {
        return of(status, "text/plain; charset=UTF-8", Buffer.buffer(body));
    }

    public static Answer html(int status, String words) {
        String page = "<!DOCTYPE html><html><head><title>" + words + "</title></head><body>" + words + "</body></html>";
        return of(status, "text/html; charset=utf-8", Buffer.buffer(page));
    }

    public static Answer bytes(int status, byte[] body) {
        return of(status, JSON, Buffer.buffer(body));
    }

    public static Answer nothing() {
        return new Answer(204, Map.of(), Buffer.buffer());
    }

    public static Answer error(int status, String error, String description) {
        return json(status, new JsonObject().put("error", error).put("description", description));
    }

    /** Some errors come as an object with a title. */
    public static Answer titled(int status, String title, String message) {
        JsonObject error = new JsonObject().put("title", title).put("message", message);
        return json(status, new JsonObject().put("error", error));
    }

    public static Answer notFound() {
        return error(404, "RecordNotFound", "Not found");
    }

    public static Answer notAuthenticated() {
        return json(401, new JsonObject().put("error", "Couldn't authenticate you"));
    }

    public static Answer invalidToken() {
        return json(
                401,
                new JsonObject()
                        .put("error", "invalid_token")
                        .put("error_description", "The access token provided is expired, revoked or malformed."));
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /** The same with a further list, as side-loading adds one. */
    public Answer including(String name, JsonArray rows) {
        return json(status, body.toJsonObject().put(name, rows));
    }

    public boolean isSuccess() {
        return status < 300;
    }

    private static Answer of(int status, String type, Buffer body) {
        return new Answer(status, Map.of("Content-Type", type), body);
    }

    /** Complaints about a record, gathered before it is refused as a whole. */
    public static final class Complaints {

        private final JsonObject details = new JsonObject();

        /** Not every complaint has a code; {@code code} is null then. */
        public Complaints add(String member, String description, String code) {
            JsonObject complaint = new JsonObject().put("description", description);
            if (code != null) {
                complaint.put("error", code);
            }
            if (!details.containsKey(member)) {
                details.put(member, new JsonArray());
            }
            details.getJsonArray(member).add(complaint);
            return this;
        }

        public boolean isEmpty() {
            return details.isEmpty();
        }

        public Answer answer() {
            return json(
                    422,
                    new JsonObject()
                            .put("details", details)
                            .put("description", "Record validation errors")
                            .put("error", "RecordInvalid"));
        }
    }
}
