package io.khoroszendesk.bench.translation;

import io.khoroszendesk.bench.translation.Khoros.Interaction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The interactions of a case as the first comment of its ticket, oldest first. */
final class Transcript {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private record Dated(Instant created, Interaction interaction) {}

    private Transcript() {}

    static String html(List<Interaction> interactions) {
        StringBuilder html = new StringBuilder();
        interactions.stream()
                .map(interaction -> new Dated(Instant.parse(interaction.created()), interaction))
                .sorted(Comparator.comparing(Dated::created))
                .forEach(dated -> write(dated, html));
        return html.toString();
    }

    private static void write(Dated dated, StringBuilder html) {
        Interaction interaction = dated.interaction();
        String service = interaction.service();
        html.append("<p><b>");
        escape(service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1), html);
        html.append("</b> · @");
        escape(interaction.author().handle(), html);
        html.append(" (");
        escape(interaction.author().name(), html);
        html.append(") · <a href=\"");
        escape(interaction.linkUrl(), html);
        html.append("\">").append(TIME.format(dated.created())).append("</a> · ");
        escape(interaction.contentType(), html);
        html.append(" [khoros:").append(interaction.key()).append("]<br>");
        escape(interaction.body(), html);
        html.append("</p>");
    }

    private static void escape(String text, StringBuilder html) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n' -> html.append("<br>");
                default -> html.append(c);
            }
        }
    }
}
