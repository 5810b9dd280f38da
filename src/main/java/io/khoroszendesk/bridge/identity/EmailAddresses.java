package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.bridge.api.Lengths;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Compares e-mail addresses ignoring case and invisible characters. A tag after a plus sign makes a different address.
 */
public final class EmailAddresses {

    private static final Pattern FORM = Pattern.compile("[^\\s@\"<>]{1,64}@[^\\s@\"<>]{1,190}");

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

    private EmailAddresses() {}

    /** The normalised address; empty if the text isn't one. */
    public static Optional<String> normal(String email) {
        return normalised(email).filter(e -> FORM.matcher(e).matches());
    }

    public static boolean same(String a, String b) {
        // Not equalsIgnoreCase: it equates the dotless i with i, so another person's address would be the same.
        return normalised(a)
                .filter(one -> normalised(b).filter(one::equals).isPresent())
                .isPresent();
    }

    private static Optional<String> normalised(String email) {
        return Optional.ofNullable(Lengths.orNone(email, Lengths.EMAIL)).map(EmailAddresses::plain);
    }

    private static String plain(String email) {
        return Lengths.lowerCase(INVISIBLE.matcher(email).replaceAll("").trim());
    }
}
