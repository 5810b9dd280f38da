package io.khoroszendesk.crm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ways to write the address of one of the operations, by which somebody may try to get past the question for the key. */
public final class Spellings {

    /** One of the contract's operations. */
    public record Target(String method, String path, String body) {}

    public static final List<Target> OPERATIONS = List.of(
            new Target("GET", "/meta/object/customer", ""),
            new Target("POST", "/customers", "{\"name\":\"Ann\"}"),
            new Target("POST", "/customer/bestmatch", "{\"displayName\":\"Ann\",\"emails\":[\"ann@example.com\"]}"),
            new Target("GET", "/customer/88001", ""),
            new Target("GET", "/customer/88001/cases", ""),
            new Target("POST", "/customer", "{\"name\":\"Ann\",\"email\":\"ann@example.com\"}"),
            new Target("PATCH", "/customer/88001", "{\"name\":\"Ann\"}"),
            new Target("POST", "/case", "{\"customerId\":\"88001\",\"title\":\"Broken\"}"),
            new Target("GET", "/case/88002", ""),
            new Target("PATCH", "/case/88002", "{\"title\":\"Broken\"}"));

    private Spellings() {}

    /** All spellings of a path below a base path of at least two segments; the plain one comes first. */
    public static List<String> of(String base, String path) {
        String plain = base + path;
        int last = base.lastIndexOf('/');
        String head = base.substring(0, last);
        String tail = base.substring(last + 1) + path;
        List<String> all = new ArrayList<>(List.of(plain, plain + "?", plain + "?x=1", plain + "/", plain + "#x"));
        for (String before :
                List.of("/", "//", "/.", "/x/..", "/%2e", "/%2E", "/x/%2e%2e", "/x/.%2e", "/x/%2E.", "/..")) {
            all.add(before + plain);
            all.add(head + before + "/" + tail);
            all.add(base + before + path);
        }
        for (String between :
                List.of("%2f", "%2F", "\\", "%5c", "%5C", "/%00/", "%00/", ";/", ";x=1/", "/;/", "%3b/", "%252f")) {
            all.add(head + between + tail);
            all.add(base + between + path.substring(1));
        }
        for (String open : List.of("openapi", "swagger-ui", "hooks/khoros", "hooks/zendesk", "q", "q/health")) {
            String up = "/..".repeat(open.split("/").length);
            all.add("/" + open + up + plain);
            all.add("/" + open + up.replace(".", "%2e") + plain);
            all.add("/" + open + "/" + up.substring(1).replace("/", "%2f") + plain);
        }
        all.addAll(List.of(
                "http://localhost" + plain,
                "http://localhost/" + plain,
                "http://localhost/x/.." + plain,
                "https://example.com" + plain,
                plain.substring(1),
                "%2f" + plain.substring(1),
                "." + plain,
                "*" + plain,
                "/%" + Integer.toHexString(base.charAt(1)) + plain.substring(2),
                base + "/%" + Integer.toHexString(path.charAt(1)) + path.substring(2),
                "/%252e" + plain,
                "/%c0%ae" + plain,
                "/%u002e" + plain,
                "/%" + plain,
                plain + "%00",
                plain + "%0d%0a",
                plain + "\u00a0",
                base.toUpperCase(Locale.ROOT) + path,
                plain + "/.",
                plain + "/x/..",
                plain + "//"));
        return all.stream().distinct().toList();
    }
}
