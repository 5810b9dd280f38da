package io.khoroszendesk.bridge.api;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Ids: strings on Khoros' side, positive numbers on Zendesk's. */
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
