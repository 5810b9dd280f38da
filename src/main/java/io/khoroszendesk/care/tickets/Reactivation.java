package io.khoroszendesk.care.tickets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That Care's conversations with a customer shall be reactivated, because something happened to a ticket in Zendesk.
 *
 * @param event Zendesk's id of the event, by which it is told from its repeats
 * @param ticket the ticket's id
 * @param customer the id of the user who has requested it
 * @param actor the id of the user who has done it; 0 if Zendesk doesn't say
 */
public record Reactivation(Reason reason, String event, long ticket, long customer, long actor) {

    private static final Pattern TEXT =
            Pattern.compile("([A-Z]+)[ -](\\d{1,18})[ -](\\d{1,18})[ -](\\d{1,18})[ -](.+)");

    /** What has happened. */
    public enum Reason {
        SOLVED("was solved"),
        REPLIED("got a public reply");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** Whether this is a name in the setting. */
        public static boolean isKnown(String name) {
            return Arrays.stream(values()).anyMatch(reason -> reason.setting().equals(name));
        }

        String setting() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The internal note, which holds no customer data. */
    String note(String link) {
        return "Zendesk ticket " + ticket + " " + reason.words + ": " + link;
    }

    /** One line, which {@link #parse} reads. */
    String text() {
        return joined(" ");
    }

    /** The same without blanks, so that somebody can type it. */
    String key() {
        return joined("-");
    }

    private String joined(String gap) {
        return reason + gap + ticket + gap + customer + gap + actor + gap + event;
    }

    static Optional<Reactivation> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches() && Reason.isKnown(parts.group(1).toLowerCase(Locale.ROOT))
                ? Optional.of(new Reactivation(
                        Reason.valueOf(parts.group(1)),
                        parts.group(5),
                        Long.parseLong(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        Long.parseLong(parts.group(4))))
                : Optional.empty();
    }
}
