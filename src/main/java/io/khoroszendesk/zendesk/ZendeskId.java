package io.khoroszendesk.zendesk;

import java.util.Optional;
import java.util.regex.Pattern;

/** The ids of Zendesk's users and tickets, where others write them as texts. */
public final class ZendeskId {

    /** Zendesk counts from 1. 18 digits fit into a long. */
    private static final Pattern FORM = Pattern.compile("[1-9]\\d{0,17}");

    private ZendeskId() {}

    /** The id; empty if the text can't be one. */
    public static Optional<Long> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
