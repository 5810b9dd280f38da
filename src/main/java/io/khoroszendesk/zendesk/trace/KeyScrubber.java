package io.khoroszendesk.zendesk.trace;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Scrubs names of members and keys of custom fields. */
final class KeyScrubber {

    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

    private final Set<String> named;
    private final String subdomain;
    private final Pseudonymizer pseudonyms;

    KeyScrubber(KnownAccount account, Pseudonymizer pseudonyms) {
        this.named = account.keys();
        this.subdomain = account.subdomain().toLowerCase(Locale.ROOT);
        this.pseudonyms = pseudonyms;
    }

    /**
     * The name of a member or the key of a custom field, which are the same where errors are about them. Words of
     * Zendesk's stay, and keys that the adapter's settings name, if the account's name is not in them.
     */
    String of(String name) {
        if (ZendeskWords.isMember(name) || named.contains(name) && !name.contains(subdomain)) {
            return name;
        }
        int dot = name.indexOf('.');
        if (dot > 0 && ZendeskWords.isMember(name.substring(0, dot))) {
            String field = name.substring(dot + 1);
            return name.substring(0, dot + 1)
                    + (ID.matcher(field).matches() ? field : field.indexOf('.') < 0 ? of(field) : pseudonyms.of(field));
        }
        return pseudonyms.of(name);
    }
}
