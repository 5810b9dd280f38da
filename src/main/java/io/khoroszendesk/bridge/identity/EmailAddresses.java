package io.khoroszendesk.bridge.identity;

import io.khoroszendesk.bridge.api.Lengths;
import java.util.Optional;
import java.util.regex.Pattern;

/** E-mail addresses, compared without case and invisible marks; a tag after a plus sign makes another address. */
public final class EmailAddresses {

    private static final Pattern FORM = Pattern.compile("[^\\s@\"<>]{1,64}@[^\\s@\"<>]{1,190}");

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

    private EmailAddresses() {}

    /** The address in its common form, empty where the text isn't one. */
    public static Optional<String> normal(String email) {
        return normalised(email).filter(e -> FORM.matcher(e).matches());
    }

    public static boolean same(String a, String b) {
        // Not equalsIgnoreCase, for which the dotless i is an i, and so somebody else's address the same.
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
