package io.khoroszendesk.common.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Secrets in the form in which a setting or a file holds them: separated by commas or by line ends.
 *
 * @param keys without blanks around them, each as it stands there: with its scheme, if it has one
 * @param inLines whether each stands in a line of its own
 */
public record SecretList(List<String> keys, boolean inLines) {

    public static SecretList parse(String text) {
        List<String> keys = Arrays.stream(text.split("[,\\r\\n]"))
                .map(String::strip)
                .filter(key -> !SecretMask.bare(key).isEmpty())
                .toList();
        return new SecretList(keys, text.strip().contains("\n"));
    }

    public boolean contains(String key) {
        return keys.stream().anyMatch(same(key));
    }

    public SecretList plus(String key) {
        if (contains(key)) {
            return this;
        }
        List<String> more = new ArrayList<>(keys);
        more.add(key);
        return new SecretList(more, inLines);
    }

    public SecretList without(String key) {
        return new SecretList(keys.stream().filter(same(key).negate()).toList(), inLines);
    }

    private static Predicate<String> same(String key) {
        return other -> SecretMask.bare(other).equals(SecretMask.bare(key));
    }

    public String text() {
        return String.join(inLines ? "\n" : ",", keys) + (inLines ? "\n" : "");
    }

    @Override
    public String toString() {
        return "SecretList[" + keys.size() + "]";
    }
}
