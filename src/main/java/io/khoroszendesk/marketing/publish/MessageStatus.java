package io.khoroszendesk.marketing.publish;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statuses of a message, as Khoros' published API names them, with {@link #DRAFT} as its default. No document says
 * what Khoros does with a new message of each; it is assumed from their names and from the events of messages.
 */
enum MessageStatus {
    DRAFT(
            "This makes a draft, which Khoros does not post%2$s. To have it posted, give --status pending.",
            "It is a draft: nothing is posted until somebody posts it in Khoros. With --status pending, publish has Khoros"
                    + " post it."),
    PENDING("Khoros will post this %1$s. To make a draft of it, give --status draft.", "Khoros posts it %1$s."),
    AWAITING_APPROVAL(
            "This is posted only after somebody has approved it in Khoros. To have it posted without that, give --status"
                    + " pending; to make a draft of it, give --status draft.",
            "It is posted only after somebody has approved it in Khoros."),
    NATIVELY_SCHEDULED(
            "The network will post this %1$s. To make a draft of it, give --status draft.",
            "The network posts it %1$s."),
    PUBLISHED(null, "It is posted."),
    REJECTED(null, "It is not posted, because it is rejected in Khoros."),
    ERROR(null, "It is not posted, because posting it has failed."),
    DELETED(null, "It is not posted, because it is deleted in Khoros.");

    private static final String UNKNOWN_BEFORE =
            "What Khoros does with a new message of this status is documented nowhere. To make a draft, give --status"
                    + " draft; to have it posted, give --status pending.";

    private final String before;
    private final String after;

    MessageStatus(String before, String after) {
        this.before = before;
        this.after = after;
    }

    /** The status of this name, whatever the case of its letters. */
    static Optional<MessageStatus> of(String name) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /**
     * What will become of a message, and how to have it otherwise.
     *
     * @param time when it is to be published; empty if at once
     */
    static String before(String name, String time) {
        String sentence = of(name).map(status -> status.before).orElse(null);
        return sentence == null
                ? UNKNOWN_BEFORE
                : sentence.formatted(when(time), time.isEmpty() ? "" : ", not at " + time + " either");
    }

    /** What has become of a message; {@code name} is the status that Khoros has answered with, {@code time} as above. */
    static String after(String name, String time) {
        return of(name).map(status -> status.after.formatted(when(time)))
                .orElse("Khoros did not say whether it is a draft or will be posted.");
    }

    private static String when(String time) {
        return time.isEmpty() ? "at once" : "at " + time;
    }
}
