package io.khoroszendesk.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The best match by a stored handle and nothing around it: a key, one call, a score, an answer that is the adapter's to the
 * byte. No deadline, no repeats, no breaker, no metrics, no log line, no tenant's fields, no errors that say something.
 */
@Path("/api/v1/customer/bestmatch")
public class BestMatch {

    private static final int PAGE = 100;
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

    @Inject
    @RestClient
    Zendesk zendesk;

    @ConfigProperty(name = "khoros.key")
    String key;

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Profile(String displayName, String screenName, String profileUrl) {}

    private record Match(Zendesk.User user, int score) {}

    @POST
    @RunOnVirtualThread
    public List<Map<String, Object>> match(@HeaderParam("Authorization") String presented, Profile profile) {
        if (presented == null || !MessageDigest.isEqual(bytes(key), bytes(presented))) {
            throw new WebApplicationException(401);
        }
        String handle = "twitter "
                + URI.create(profile.profileUrl()).getPath().substring(1).toLowerCase(Locale.ROOT);
        return zendesk
                .search("Bearer bench", "role:end-user khoros_social:\"" + handle + "\"", PAGE)
                .users()
                .stream()
                .map(user -> new Match(user, score(user, handle, profile.displayName())))
                .filter(match -> match.score() >= 90)
                .sorted(Comparator.comparingInt(Match::score).reversed())
                .map(match -> answer(match.user()))
                .toList();
    }

    private static int score(Zendesk.User user, String handle, String name) {
        if (!user.role().equals("end-user") || !user.active()) {
            return 0;
        }
        boolean same = user.userFields().get("khoros_social") instanceof String lines
                && lines.lines().anyMatch(line -> line.equals(handle) || line.startsWith(handle + " "));
        return (same ? 95 : 0) + (user.name().equalsIgnoreCase(name) ? 30 : 0);
    }

    private static Map<String, Object> answer(Zendesk.User user) {
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

    private static void put(Map<String, Object> answer, String name, Object value) {
        if (value != null && !"".equals(value)) {
            answer.put(name, value instanceof Number number ? number.toString() : value);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
