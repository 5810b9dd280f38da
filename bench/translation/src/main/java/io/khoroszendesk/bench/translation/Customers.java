package io.khoroszendesk.bench.translation;

import io.khoroszendesk.bench.translation.Khoros.Profile;
import io.khoroszendesk.bench.translation.Zendesk.User;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The best match by a stored handle: a query, a score, and the adapter's answer to the byte. */
public final class Customers {

    private static final int GOOD_ENOUGH = 90;
    /** The user fields of the stub's tenant in its order; the adapter reads them from the tenant. */
    private static final List<String> FIELDS = List.of(
            "account_number",
            "order_number",
            "plan",
            "delivery_notes",
            "newsletter",
            "visits",
            "lifetime_value",
            "member_since",
            "postcode",
            "url_field");

    private record Match(User user, int score) {}

    private Customers() {}

    public static String query(Profile profile) {
        return "role:end-user khoros_social:\"" + handle(profile) + "\"";
    }

    public static List<Map<String, Object>> bestMatch(Profile profile, List<User> found) {
        String handle = handle(profile);
        return found.stream()
                .map(user -> new Match(user, score(user, handle, profile.displayName())))
                .filter(match -> match.score() >= GOOD_ENOUGH)
                .sorted(Comparator.comparingInt(Match::score).reversed())
                .map(match -> answer(match.user()))
                .toList();
    }

    public static Map<String, Object> answer(User user) {
        Map<String, Object> answer = new LinkedHashMap<>();
        String url = "https://acme.zendesk.com/agent/users/" + user.id();
        answer.put("id", String.valueOf(user.id()));
        answer.put("url", url);
        answer.put("uri", url);
        put(answer, "name", user.name());
        put(answer, "email", user.email());
        put(answer, "phone", user.phone());
        put(answer, "external_id", user.externalId());
        put(answer, "details", user.details());
        put(answer, "notes", user.notes());
        put(answer, "time_zone", user.timeZone());
        put(answer, "suspended", user.suspended());
        for (String field : FIELDS) {
            put(answer, field, user.userFields().get(field));
        }
        return answer;
    }

    /** Khoros' form of a value: numbers are texts, and what is empty is left out. */
    static void put(Map<String, Object> answer, String name, Object value) {
        if (value != null && !"".equals(value)) {
            answer.put(name, value instanceof Number number ? number.toString() : value);
        }
    }

    private static String handle(Profile profile) {
        return "twitter "
                + URI.create(profile.profileUrl()).getPath().substring(1).toLowerCase(Locale.ROOT);
    }

    private static int score(User user, String handle, String name) {
        if (!user.role().equals("end-user") || !user.active()) {
            return 0;
        }
        boolean same = user.userFields().get("khoros_social") instanceof String lines
                && lines.lines().anyMatch(line -> line.equals(handle) || line.startsWith(handle + " "));
        return (same ? 95 : 0) + (user.name().equalsIgnoreCase(name) ? 30 : 0);
    }
}
