package io.khoroszendesk.marketing.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.Interaction;
import io.khoroszendesk.bridge.Lengths;
import io.khoroszendesk.bridge.SocialPost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The posts of a label event, read as interactions, and the labels that were applied to them. */
final class StreamItems {

    private StreamItems() {}

    /** The posts that say anything: a link, a text, or which post they are. */
    static List<SocialPost> posts(JsonNode data) {
        List<SocialPost> posts = new ArrayList<>();
        JsonNode items = data.path("items");
        for (JsonNode item : items.isObject() ? List.of(items) : items) {
            Interaction post = post(item);
            if (post.serviceId() != null || post.linkUrl() != null || post.body() != null) {
                posts.add(new SocialPost(post, text(item, "authorLink")));
            }
        }
        return posts;
    }

    /** All labels that the event names, in lower case; its items' where it has none of its own. */
    static Set<String> labels(JsonNode data) {
        Set<String> labels = labelsOf(data.path("labels"));
        if (labels.isEmpty()) {
            data.path("items").forEach(item -> labels.addAll(labelsOf(item.path("labels"))));
        }
        return labels;
    }

    private static Interaction post(JsonNode item) {
        // "twitter:123"
        String entity = text(item, "entityId");
        int colon = entity == null ? -1 : entity.indexOf(':');
        String network =
                colon > 0 ? Lengths.lowerCase(entity.substring(0, colon).trim()) : null;
        String id = entity == null ? null : entity.substring(colon + 1).trim();
        return new Interaction(
                text(item, "createdDate"),
                text(item, "text"),
                text(item, "link"),
                id == null || id.isEmpty() ? null : id,
                network,
                text(item, "contentType"),
                new Interaction.Author(
                        network, authorId(item, network), text(item, "authorScreenName"), text(item, "author"), false));
    }

    /** The sample has a bare number; other ids of the same item have the network before them. */
    private static String authorId(JsonNode item, String network) {
        String id = text(item, "authorId");
        return id != null && network != null && Lengths.lowerCase(id).startsWith(network + ":")
                ? id.substring(network.length() + 1)
                : id;
    }

    /** The table of the page says a string, its samples show arrays; a string may name several. */
    private static Set<String> labelsOf(JsonNode node) {
        Set<String> labels = new LinkedHashSet<>();
        if (node.isTextual()) {
            add(labels, node.asText());
            Arrays.stream(node.asText().split(",")).forEach(label -> add(labels, label));
        } else {
            node.forEach(
                    label -> add(labels, label.isObject() ? label.path("name").asText() : label.asText()));
        }
        return labels;
    }

    private static void add(Set<String> labels, String label) {
        if (!label.isBlank()) {
            labels.add(Lengths.lowerCase(label.trim()));
        }
    }

    private static String text(JsonNode item, String member) {
        return Event.text(item, member).orElse(null);
    }
}
