package io.khoroszendesk.fake.zendesk.tenant;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A comment as it was stored.
 *
 * @param htmlBody cut to 64 kB, and with every placeholder of Liquid replaced by {@link #EXPANDED}
 * @param custom what was sent as the ticket's {@code metadata} along with it
 * @param via where it came from
 */
public record FakeComment(
        long id,
        long authorId,
        boolean isPublic,
        String htmlBody,
        String body,
        Instant createdAt,
        JsonObject custom,
        JsonObject via) {

    /** A comment that was sent by the API. */
    public FakeComment(
            long id,
            long authorId,
            boolean isPublic,
            String htmlBody,
            String body,
            Instant createdAt,
            JsonObject custom) {
        this(id, authorId, isPublic, htmlBody, body, createdAt, custom, new JsonObject().put("channel", "api"));
    }

    /** What stands where text in double braces was taken for a placeholder. */
    public static final String EXPANDED = "[LIQUID WAS EXPANDED HERE]";

    /** The keys of the interactions of Khoros that the metadata names. */
    public List<String> interactions() {
        JsonObject khoros = custom.getJsonObject("khoros", new JsonObject());
        return khoros.containsKey("interactions")
                ? khoros.getJsonArray("interactions").stream()
                        .map(Object::toString)
                        .toList()
                : List.of();
    }

    /** The text without its markup. */
    public static String plain(String html) {
        return html.replaceAll("(?i)<br */?>|</p>|</li>|</h\\d>|</blockquote>", "\n")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .strip();
    }
}
