package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Pages of a list: by cursor where {@code page[size]} is given, else by number. */
final class Page {

    private static final int LARGEST = 100;

    private Page() {}

    static Answer of(Call call, String name, List<JsonObject> rows) {
        try {
            return Answer.json(
                    200, call.query("page[size]") == null ? numbered(call, name, rows) : cursor(call, name, rows));
        } catch (IllegalArgumentException e) {
            return Answer.titled(400, "Invalid attribute", "You passed an invalid value for the page attribute.");
        }
    }

    private static JsonObject cursor(Call call, String name, List<JsonObject> rows) {
        int size = size(call.query("page[size]"));
        int start = call.query("page[after]") == null ? 0 : position(call.query("page[after]"));
        int end = Math.min(rows.size(), start + size);
        boolean more = end < rows.size();
        String next =
                FakeTenant.CANONICAL_URL + call.path() + "?page%5Bafter%5D=" + mark(end) + "&page%5Bsize%5D=" + size;
        return new JsonObject()
                .put(name, new JsonArray(rows.subList(Math.min(start, end), end)))
                .put(
                        "meta",
                        new JsonObject()
                                .put("has_more", more)
                                .put("after_cursor", rows.isEmpty() ? null : mark(end))
                                .put("before_cursor", rows.isEmpty() ? null : mark(start)))
                .put("links", new JsonObject().put("prev", null).put("next", more ? next : null));
    }

    private static JsonObject numbered(Call call, String name, List<JsonObject> rows) {
        int size = call.query("per_page") == null ? LARGEST : size(call.query("per_page"));
        int page = call.query("page") == null ? 1 : Integer.parseInt(call.query("page"));
        int start = Math.min(rows.size(), (page - 1) * size);
        int end = Math.min(rows.size(), start + size);
        String next = FakeTenant.CANONICAL_URL + call.path() + "?page=" + (page + 1) + "&per_page=" + size;
        return new JsonObject()
                .put(name, new JsonArray(rows.subList(start, end)))
                .put("next_page", end < rows.size() ? next : null)
                .put("previous_page", null)
                .put("count", rows.size())
                .put("added_lately", null);
    }

    private static int size(String text) {
        int size = Integer.parseInt(text);
        if (size < 1) {
            throw new IllegalArgumentException(text);
        }
        return Math.min(size, LARGEST);
    }

    private static String mark(int position) {
        return Base64.getUrlEncoder().encodeToString(("row:" + position).getBytes(StandardCharsets.UTF_8));
    }

    private static int position(String mark) {
        String text = new String(Base64.getUrlDecoder().decode(mark), StandardCharsets.UTF_8);
        return Integer.parseInt(text.replaceFirst("^row:", ""));
    }
}
