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
 * How an interaction that is on a ticket is recognised: its key stands in the metadata of its comment, and as a marker in
 * the comment's text, since metadata may be lost where tickets are copied.
 */
final class InteractionMarkers {

    private static final Pattern MARKER = Pattern.compile("\\[khoros:([A-Za-z0-9_.%+*:-]{1,600})\\]");

    private InteractionMarkers() {}

    /** The marker of an interaction; its id is percent-encoded, so that it stays one word whatever it holds. */
    static String of(Interaction interaction) {
        return "[khoros:" + encoded(interaction.key()) + "]";
    }

    /** What a ticket's {@code metadata} holds with a comment about {@code interactions}. */
    static Map<String, Object> metadata(List<Interaction> interactions) {
        return Map.of(
                "khoros",
                Map.of(
                        "interactions",
                        interactions.stream().map(Interaction::key).toList()));
    }

    /** The keys of the interactions that a comment is about. */
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
                // Somebody's own text in the form of a marker.
                keys.add(matcher.group(1));
            }
        }
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%3A", ":");
    }
}
