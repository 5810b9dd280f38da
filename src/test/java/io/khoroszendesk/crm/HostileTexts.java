package io.khoroszendesk.crm;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;

import io.khoroszendesk.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Requests of all operations, with a text in one member that was made to cost much. */
final class HostileTexts {

    private static final List<String> PARTS = List.of(
            "Σ",
            "\u0301\u0327",
            "e\u0301\u0327",
            "@.",
            "_",
            "{{",
            "[khoros:",
            "👩\u200d👧",
            "\u202eab",
            "١٢٣",
            "1",
            "+",
            " ",
            "a b ",
            "ﷺ",
            "ß",
            "İ",
            "/",
            "&id=",
            "'\"<",
            "\u0000\n");
    private static final int[] LENGTHS = {300, 5_000, 40_000, 40_000, 300_000};

    /** A request: {@code about} names its member, and the text without repeating it. */
    record Call(String about, String method, String path, Map<String, String> headers, String body) {}

    private record Text(String about, String value) {}

    private final Random random;

    HostileTexts(long seed) {
        random = new Random(seed);
    }

    /** The requests of which four stopped the service. */
    static List<Call> known() {
        List<Call> calls = new ArrayList<>();
        for (String member : List.of("displayName", "screenName")) {
            for (Text text :
                    List.of(new Text("Σ", "Σ".repeat(20_000)), new Text("marks", "\u0301\u0327".repeat(20_000)))) {
                calls.add(post("/customer/bestmatch", member, text, object("profileUrl", "https://x.com/")));
            }
        }
        for (String member : List.of("name", "email", "phone", "club_no")) {
            calls.add(post("/customers", member, new Text("_", "_".repeat(60_000) + "a"), object()));
            calls.add(post("/customers", member, new Text("@.", "@.".repeat(1_000)), object()));
        }
        return calls;
    }

    /** One request for every member of every operation. */
    List<Call> all() {
        List<Call> calls = new ArrayList<>();
        for (String member : List.of("name", "email", "phone", "external_id", "club_no", "points", "unknown")) {
            calls.add(post("/customers", member, text(), object()));
        }
        for (String member : List.of(
                "displayName", "screenName", "profileUrl", "email", "phoneNumbers", "orderNumbers", "accountNumbers")) {
            calls.add(post("/customer/bestmatch", member, text(), object("displayName", "Jane Quill")));
        }
        for (String member : List.of("name", "email", "phone", "external_id", "details", "time_zone", "club_no")) {
            calls.add(post("/customer", member, text(), object("name", "Jane Quill")));
            calls.add(call("PATCH", "/customer/76000", member, text(), object()));
        }
        for (String member : List.of("customerId", "title", "ticket_field_5", "ticket_field_6")) {
            calls.add(post("/case", member, text(), object("customerId", "76000", "title", "T" + calls.size())));
            calls.add(call("PATCH", "/case/76500", member, text(), object()));
        }
        for (String member : List.of("created", "body", "linkUrl", "serviceId", "service", "contentType")) {
            calls.add(withInteraction("POST", "/case", member, text(), false));
            calls.add(withInteraction("PATCH", "/case/76500", member, text(), false));
        }
        for (String member : List.of("service", "serviceId", "handle", "name")) {
            calls.add(withInteraction("POST", "/case", member, text(), true));
        }
        for (String path : List.of("/customer/%s", "/customer/%s/cases", "/case/%s", "/meta/object/%s")) {
            String id = URLEncoder.encode(text().value().substring(0, 200), StandardCharsets.UTF_8);
            calls.add(new Call(path, "GET", String.format(path, id), Map.of(), null));
        }
        for (String header : List.of("x-sf-user-email", "x-sf-initiative", "x-sf-company-id")) {
            String value = "@.".repeat(1_000);
            calls.add(new Call(header, "PATCH", "/case/76500", Map.of(header, value), Json.text(object("title", "T"))));
        }
        return calls;
    }

    private Text text() {
        String part = PARTS.get(random.nextInt(PARTS.size()));
        int length = LENGTHS[random.nextInt(LENGTHS.length)];
        String repeated = part.repeat(length / part.length() + 1);
        return new Text(part + " × " + length / part.length(), random.nextBoolean() ? repeated : repeated + "a");
    }

    private static Call post(String path, String member, Text text, Map<String, Object> body) {
        return call("POST", path, member, text, body);
    }

    private static Call call(String method, String path, String member, Text text, Map<String, Object> body) {
        Map<String, Object> sent = new LinkedHashMap<>(body);
        sent.put(member, member.endsWith("Numbers") ? array(text.value(), text.value() + "1") : text.value());
        return new Call(
                method + " " + path + " " + member + ": " + text.about(), method, path, Map.of(), Json.text(sent));
    }

    private static Call withInteraction(String method, String path, String member, Text text, boolean ofAuthor) {
        Map<String, Object> author =
                new LinkedHashMap<>(object("service", "twitter", "handle", "jane", "name", "Jane"));
        Map<String, Object> interaction = new LinkedHashMap<>(
                object("service", "twitter", "serviceId", member + ofAuthor, "body", "Hello", "author", author));
        (ofAuthor ? author : interaction).put(member, text.value());
        Map<String, Object> sent = new LinkedHashMap<>(object("interactions", array(interaction)));
        if (method.equals("POST")) {
            sent.putAll(object("customerId", "76000", "title", "T"));
        }
        return new Call(
                method + " " + path + " interaction's " + member + (ofAuthor ? " of author: " : ": ") + text.about(),
                method,
                path,
                Map.of(),
                Json.text(sent));
    }
}
