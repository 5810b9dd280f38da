package io.khoroszendesk.bridge.api;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Converts ids: they are strings on Khoros' side and positive numbers on Zendesk's. Empty if the text is no such
 * number.
 */
public final class EntityIds {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,19}");

    private EntityIds() {}

    public static OptionalLong of(String id) {
        if (id == null || !FORM.matcher(id).matches()) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(id);
            return number > 0 ? OptionalLong.of(number) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
