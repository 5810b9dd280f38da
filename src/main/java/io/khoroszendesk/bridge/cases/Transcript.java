package io.khoroszendesk.bridge.cases;

import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.PlainText;
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
    private static final String END = "</p>";
    private static final int TYPICAL_HEAD = 256;
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
        List<Entry> entries = interactions.stream()
                .map(Entry::of)
                .sorted(Comparator.comparing(Entry::created))
                .toList();
        int fixed = bytes(head)
                + entries.stream().mapToInt(e -> bytes(e.head()) + bytes(END)).sum();
        if (fixed + entries.size() * bytes(CUT) > MOST_BYTES) {
            throw OperationException.validation(
                    "interactions", "These interactions are too long for one comment. Please send fewer at once.");
        }
        int longest = longestText(entries, MOST_BYTES - fixed);
        StringBuilder html = new StringBuilder(MOST_BYTES / 4).append(head);
        entries.forEach(
                entry -> html.append(entry.head()).append(cut(entry, longest)).append(END));
        return html.toString();
    }

    /** What is written of an interaction: a line about it, and its text. An unreadable time sorts last. */
    private record Entry(Instant created, String head, String body, String text) {

        static Entry of(Interaction interaction) {
            Optional<Instant> created = instant(interaction.created());
            return new Entry(
                    created.orElse(Instant.MAX),
                    Transcript.head(interaction, created),
                    interaction.body(),
                    escape(interaction.body()).replace("\n", "<br>"));
        }
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

    private static String head(Interaction interaction, Optional<Instant> created) {
        StringBuilder line = new StringBuilder(TYPICAL_HEAD).append("<p><b>");
        line.append(escape(network(interaction.service()))).append("</b>");
        if (interaction.author() != null) {
            Interaction.Author author = interaction.author();
            line.append(author.brandOwned() ? " · brand reply" : "");
            String handle = shortened(author.handle());
            line.append(handle.isEmpty() ? "" : " · @" + escape(handle.startsWith("@") ? handle.substring(1) : handle));
            String name = shortened(author.name());
            line.append(name.isEmpty() ? "" : " (" + escape(name) + ")");
        }
        line.append(" · ").append(link(interaction, created));
        String kind = shortened(interaction.contentType());
        line.append(kind.isEmpty() ? "" : " · " + escape(kind));
        return line.append(" ")
                .append(InteractionMarkers.of(interaction))
                .append("<br>")
                .toString();
    }

    static String network(String service) {
        String name = shortened(service);
        return name.isEmpty() ? "Social" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String link(Interaction interaction, Optional<Instant> created) {
        String time =
                created.map(TIME::format).orElse(Objects.requireNonNullElse(interaction.created(), "time unknown"));
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
    private static int longestText(List<Entry> entries, int available) {
        List<Integer> sizes =
                entries.stream().map(entry -> bytes(entry.text())).sorted().toList();
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
    private static String cut(Entry entry, int longest) {
        if (bytes(entry.text()) <= longest) {
            return entry.text();
        }
        String text = entry.body();
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
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a surrogate pair counts two of its four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    private static String escape(String text) {
        if (text == null) {
            return "";
        }
        String plain = PlainText.withoutPlaceholders(PlainText.text(text));
        String harmless =
                plain.indexOf('[') < 0 ? plain : OUR_MARKER.matcher(plain).replaceAll("[\u200b");
        StringBuilder html = new StringBuilder(harmless.length() + harmless.length() / 8);
        for (int i = 0; i < harmless.length(); i++) {
            char c = harmless.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }
}
