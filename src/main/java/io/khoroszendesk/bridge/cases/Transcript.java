package io.khoroszendesk.bridge.cases;

import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.PlainText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Interactions as one comment of a ticket, oldest first: network, author, handle, original time with the permalink, and
 * text.
 *
 * <p>Everything from outside is escaped. Zendesk expands Liquid in agents' texts, so braces in the text are broken up,
 * and so is anything that looks like one of our {@link InteractionMarkers}. Zendesk silently truncates comments at 64
 * kB. So texts are cut before that, with a note; ids, times and permalinks never are.
 */
final class Transcript {

    /** Below Zendesk's 64 kB, because Zendesk counts its own markup as well. */
    static final int MOST_BYTES = 60_000;

    private static final int LONGEST_NAME = 100;
    private static final String CUT = " … [text cut]";
    private static final Pattern OUR_MARKER = Pattern.compile("(?i)\\[(?=khoros:)");
    private static final Pattern WEB_LINK = Pattern.compile("(?i)https?://\\S+");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Transcript() {}

    /**
     * The comment.
     *
     * @param agent the agent to name; empty if they are the author of the comment
     * @throws OperationException if it would be too long even without any text
     */
    static String html(Optional<String> agent, List<Interaction> interactions) {
        String head = agent.map(a -> paragraph("Sent from Khoros by " + escape(a) + "."))
                .orElse("");
        List<Interaction> ordered = interactions.stream()
                .sorted(Comparator.comparing(i -> instant(i.created()).orElse(Instant.MAX)))
                .toList();
        List<String> texts = ordered.stream()
                .map(i -> escape(i.body()).replace("\n", "<br>"))
                .toList();
        int fixed = bytes(head)
                + ordered.stream().mapToInt(i -> bytes(entry(i, ""))).sum();
        if (fixed + texts.size() * bytes(CUT) > MOST_BYTES) {
            throw OperationException.validation(
                    "interactions", "These interactions are too long for one comment. Please send fewer at once.");
        }
        int longest = longestText(texts, MOST_BYTES - fixed);
        StringBuilder html = new StringBuilder(head);
        for (int i = 0; i < ordered.size(); i++) {
            html.append(entry(ordered.get(i), cut(ordered.get(i), texts.get(i), longest)));
        }
        return html.toString();
    }

    /** The comment of a case without interactions. */
    static String withoutInteractions(KhorosCaller caller) {
        return paragraph("Created in Khoros"
                + caller.agentEmail().map(a -> " by " + escape(a)).orElse("") + ".");
    }

    private static Optional<Instant> instant(String created) {
        try {
            return Optional.ofNullable(created).map(c -> OffsetDateTime.parse(c).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String entry(Interaction interaction, String text) {
        StringBuilder line = new StringBuilder("<p><b>");
        line.append(escape(network(interaction.service()))).append("</b>");
        if (interaction.author() != null) {
            Interaction.Author author = interaction.author();
            line.append(author.brandOwned() ? " · brand reply" : "");
            String handle = shortened(author.handle());
            line.append(handle.isEmpty() ? "" : " · @" + escape(handle.replaceFirst("^@", "")));
            String name = shortened(author.name());
            line.append(name.isEmpty() ? "" : " (" + escape(name) + ")");
        }
        line.append(" · ").append(link(interaction));
        String kind = shortened(interaction.contentType());
        line.append(kind.isEmpty() ? "" : " · " + escape(kind));
        line.append(" ")
                .append(InteractionMarkers.of(interaction))
                .append("<br>")
                .append(text)
                .append("</p>");
        return line.toString();
    }

    static String network(String service) {
        String name = shortened(service);
        return name.isEmpty() ? "Social" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String link(Interaction interaction) {
        String time = instant(interaction.created())
                .map(TIME::format)
                .orElse(Objects.requireNonNullElse(interaction.created(), "time unknown"));
        String url = Objects.requireNonNullElse(interaction.linkUrl(), "").trim();
        if (WEB_LINK.matcher(url).matches()) {
            return "<a href=\"" + escape(url.replace("{", "%7B").replace("[", "%5B")) + "\">" + escape(time) + "</a>";
        }
        return escape(time) + (url.isEmpty() ? "" : " · " + escape(url));
    }

    static String shortened(String text) {
        String clean = text == null ? "" : text.trim();
        return clean.codePointCount(0, clean.length()) <= LONGEST_NAME
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }

    /** The largest number of bytes per text so that all fit. What short texts don't need goes to the long ones. */
    private static int longestText(List<String> texts, int available) {
        List<Integer> sizes = texts.stream().map(Transcript::bytes).sorted().toList();
        int left = available;
        for (int i = 0; i < sizes.size(); i++) {
            int share = left / (sizes.size() - i);
            if (sizes.get(i) > share) {
                return share;
            }
            left -= sizes.get(i);
        }
        return Integer.MAX_VALUE;
    }

    /** Cuts before escaping, so that no entity is cut in two. */
    private static String cut(Interaction interaction, String escaped, int longest) {
        if (bytes(escaped) <= longest) {
            return escaped;
        }
        String text = interaction.body();
        int low = 0;
        int high = text.codePointCount(0, text.length());
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (bytes(cutAt(text, middle)) <= longest) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return cutAt(text, low);
    }

    private static String cutAt(String text, int codePoints) {
        return escape(text.substring(0, text.offsetByCodePoints(0, codePoints))).replace("\n", "<br>") + CUT;
    }

    private static String paragraph(String html) {
        return "<p>" + html + "</p>";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String escape(String text) {
        if (text == null) {
            return "";
        }
        String harmless = OUR_MARKER
                .matcher(PlainText.withoutPlaceholders(PlainText.text(text)))
                .replaceAll("[\u200b");
        return harmless.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
