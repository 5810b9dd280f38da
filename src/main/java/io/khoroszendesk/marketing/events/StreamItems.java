package io.khoroszendesk.marketing.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.Lengths;
import io.khoroszendesk.bridge.api.SocialPost;
import io.khoroszendesk.common.log.Plural;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The posts of a label event as interactions, and the labels that were applied to them. Texts are cut when they are
 * read, because posts wait in memory while Zendesk is down.
 */
final class StreamItems {

    private static final Logger LOG = Logger.getLogger(StreamItems.class);
    /** The most that a ticket's comment holds; longer texts are cut there with a note. */
    private static final int LONGEST_TEXT = 60_000;
    /** One event is about one post or a few; Khoros documents no limit. */
    private static final int MOST_POSTS = 200;
    /** The approximate size of a post without its texts. */
    private static final int POST_BYTES = 500;

    private static final int CHARACTER_BYTES = 2;

    private StreamItems() {}

    /** The posts with any content: a link, a text, or an id. */
    static List<SocialPost> posts(JsonNode data) {
        List<SocialPost> posts = new ArrayList<>();
        JsonNode items = data.path("items");
        for (JsonNode item : items.isObject() ? List.of(items) : items) {
            if (posts.size() == MOST_POSTS) {
                LOG.warnf("An event has more than %s; the others get no ticket", Plural.of(MOST_POSTS, "post"));
                break;
            }
            Interaction post = post(item);
            if (post.serviceId() != null || post.linkUrl() != null || post.body() != null) {
                posts.add(new SocialPost(post, Lengths.orNone(text(item, "authorLink"), Lengths.LINK)));
            }
        }
        return posts;
    }

    /** The approximate memory of posts while they wait. */
    static long bytes(List<SocialPost> posts) {
        return posts.stream().mapToLong(StreamItems::bytes).sum();
    }

    private static long bytes(SocialPost social) {
        Interaction post = social.post();
        Interaction.Author author = post.author();
        long characters = Stream.of(
                        social.profileUrl(),
                        post.created(),
                        post.body(),
                        post.linkUrl(),
                        post.serviceId(),
                        post.service(),
                        post.contentType(),
                        author.serviceId(),
                        author.handle(),
                        author.name())
                .filter(Objects::nonNull)
                .mapToLong(String::length)
                .sum();
        return POST_BYTES + characters * CHARACTER_BYTES;
    }

    /** All labels that the event names, in lower case; those of its items if it has none itself. */
    static Set<String> labels(JsonNode data) {
        Set<String> labels = labelsOf(data.path("labels"));
        if (labels.isEmpty()) {
            data.path("items").forEach(item -> labels.addAll(labelsOf(item.path("labels"))));
        }
        return labels;
    }

    private static Interaction post(JsonNode item) {
        // "twitter:123"
        String entity = Lengths.distinct(text(item, "entityId"), Lengths.ID);
        int colon = entity == null ? -1 : entity.indexOf(':');
        String network =
                colon > 0 ? Lengths.lowerCase(entity.substring(0, colon).trim()) : null;
        String id = entity == null ? null : entity.substring(colon + 1).trim();
        return new Interaction(
                Lengths.cut(text(item, "createdDate"), Lengths.WORD),
                Lengths.cut(text(item, "text"), LONGEST_TEXT),
                Lengths.distinct(text(item, "link"), Lengths.LINK),
                id == null || id.isEmpty() ? null : id,
                network,
                Lengths.cut(text(item, "contentType"), Lengths.WORD),
                new Interaction.Author(
                        network,
                        authorId(item, network),
                        Lengths.distinct(text(item, "authorScreenName"), Lengths.LINK),
                        Lengths.cut(text(item, "author"), Lengths.NAME),
                        false));
    }

    /** The sample has a bare number; other ids of the same item are prefixed with the network. */
    private static String authorId(JsonNode item, String network) {
        String id = Lengths.distinct(text(item, "authorId"), Lengths.LINK);
        return id != null && network != null && Lengths.lowerCase(id).startsWith(network + ":")
                ? id.substring(network.length() + 1)
                : id;
    }

    /** The documentation says a string, its samples show arrays; a string may name several labels. */
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
