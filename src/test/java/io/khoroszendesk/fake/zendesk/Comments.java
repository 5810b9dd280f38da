package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.zendesk.tenant.FakeComment;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How comments are stored and shown. */
final class Comments {

    /** More than this is cut off without an error. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final Pattern LIQUID = Pattern.compile("\\{\\{.*?\\}\\}|\\{%.*?%\\}", Pattern.DOTALL);

    private Comments() {}

    /** Stores the comment of a write; {@code body} is what was sent under {@code comment}. */
    static FakeComment of(FakeTenant tenant, JsonObject body, long author, JsonObject metadata) {
        String given = body.getString("html_body");
        String html = given != null ? given : escaped(body.getString("body", ""));
        String stored = cut(LIQUID.matcher(html).replaceAll(FakeComment.EXPANDED));
        return new FakeComment(
                tenant.nextId(),
                author,
                body.getBoolean("public", true),
                stored,
                FakeComment.plain(stored),
                tenant.now(),
                metadata);
    }

    static Answer list(Call call, FakeTicket ticket) {
        String sort = Optional.ofNullable(call.query("sort")).orElse("created_at");
        Comparator<FakeComment> order = Comparator.comparing(FakeComment::createdAt);
        List<JsonObject> comments = ticket.comments().stream()
                .sorted(
                        sort.startsWith("-")
                                ? order.thenComparing(FakeComment::id).reversed()
                                : order)
                .map(comment -> json(ticket, comment))
                .toList();
        return Page.of(call, "comments", comments);
    }

    static JsonObject json(FakeTicket ticket, FakeComment comment) {
        return new JsonObject()
                .put("id", comment.id())
                .put("type", "Comment")
                .put("author_id", comment.authorId())
                .put("body", comment.body())
                .put("html_body", "<div class=\"zd-comment\" dir=\"auto\">" + comment.htmlBody() + "</div>")
                .put("plain_body", comment.body())
                .put("public", comment.isPublic())
                .put("attachments", List.of())
                .put("audit_id", comment.id() + 1)
                .put("via", comment.via())
                .put(
                        "created_at",
                        comment.createdAt().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("metadata", metadata(comment.custom()))
                .put("added_lately", new JsonObject().put("ticket", ticket.id()));
    }

    static JsonObject metadata(JsonObject custom) {
        return new JsonObject().put("system", new JsonObject()).put("custom", custom);
    }

    private static String escaped(String text) {
        return "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</p>";
    }

    private static String cut(String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST_BYTES) {
            return html;
        }
        int end = MOST_BYTES;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
