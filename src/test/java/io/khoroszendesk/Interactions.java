package io.khoroszendesk;

import static io.khoroszendesk.Json.object;

import java.util.LinkedHashMap;
import java.util.Map;

/** Interactions as Khoros sends them. */
public final class Interactions {

    private Interactions() {}

    /** A tweet by Jane, a customer. */
    public static Map<String, Object> tweet(String id, String text) {
        return tweet(id, text, author("jane_q", "4711", false));
    }

    public static Map<String, Object> tweet(String id, String text, Map<String, Object> author) {
        return new LinkedHashMap<>(object(
                "created",
                "2026-03-01T10:00:00Z",
                "body",
                text,
                "linkUrl",
                "https://twitter.com/jane_q/status/" + id,
                "serviceId",
                id,
                "service",
                "twitter",
                "contentType",
                "post",
                "author",
                author));
    }

    public static Map<String, Object> author(String handle, String id, boolean brandOwned) {
        return new LinkedHashMap<>(object(
                "service",
                "twitter",
                "serviceId",
                id,
                "handle",
                handle,
                "name",
                "Somebody on Twitter",
                "brandOwned",
                brandOwned));
    }
}
