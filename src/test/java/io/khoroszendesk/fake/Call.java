package io.khoroszendesk.fake;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived.
 *
 * @param number counts all requests of this fake from 1
 * @param query decoded; the first value of each name
 * @param headers by their names in lower case
 * @param fault what went wrong with it, if anything was made to
 */
public record Call(
        int number,
        Instant time,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        Optional<Fault> fault) {

    public String query(String name) {
        return query.get(name);
    }

    public String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    public JsonObject json() {
        return new JsonObject(body);
    }

    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : " " + query)
                + fault.map(f -> " !" + f).orElse("");
    }
}
