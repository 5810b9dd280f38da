package io.khoroszendesk.bridge.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.zendesk.model.Comment;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises interactions that are already on a ticket. Their keys are stored in the metadata of the comment and as
 * markers in its text, because metadata may be lost when tickets are copied.
 */
final class InteractionMarkers {

    private static final Pattern MARKER = Pattern.compile("\\[khoros:([A-Za-z0-9_.%+*:-]{1,600})\\]");

    private InteractionMarkers() {}

    /** The marker of an interaction. The id is percent-encoded, so that the marker is always one word. */
    static String of(Interaction interaction) {
        return "[khoros:" + encoded(interaction.key()) + "]";
    }

    /** The ticket's {@code metadata} for a comment that holds {@code interactions}. */
    static Map<String, Object> metadata(List<Interaction> interactions) {
        return Map.of(
                "khoros",
                Map.of(
                        "interactions",
                        interactions.stream().map(Interaction::key).toList()));
    }

    /** The keys of the interactions that a comment holds. */
    static Set<String> in(Comment comment) {
        Set<String> keys = new HashSet<>();
        JsonNode custom = comment.metadata() == null
                ? null
                : comment.metadata().path("custom").path("khoros").path("interactions");
        if (custom != null && custom.isArray()) {
            custom.forEach(key -> keys.add(key.asText()));
        }
        if (keys.isEmpty()) {
            collect(Objects.requireNonNullElse(comment.htmlBody(), ""), keys);
            collect(Objects.requireNonNullElse(comment.body(), ""), keys);
        }
        return keys;
    }

    private static void collect(String text, Set<String> keys) {
        Matcher matcher = MARKER.matcher(text);
        while (matcher.find()) {
            try {
                keys.add(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                // Not one of our markers, but a text that looks like one.
                keys.add(matcher.group(1));
            }
        }
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%3A", ":");
    }
}
