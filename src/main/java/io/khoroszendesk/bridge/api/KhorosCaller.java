package io.khoroszendesk.bridge.api;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The caller according to the {@code x-sf-*} headers: the e-mail address of the Khoros agent, the initiative and the
 * company. Each may be missing and none is authenticated, so they decide who is named, never what is allowed.
 */
public record KhorosCaller(Optional<String> agentEmail, Optional<String> initiative, Optional<String> companyId) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,190}");
    private static final Pattern WORD = Pattern.compile("[\\p{Alnum}_.-]{1,64}");

    /** Reads the headers' values, any of which may be null. An invalid value counts as missing. */
    public static KhorosCaller of(String agentEmail, String initiative, String companyId) {
        return new KhorosCaller(only(EMAIL, agentEmail), only(WORD, initiative), only(WORD, companyId));
    }

    private static Optional<String> only(Pattern form, String value) {
        return Optional.ofNullable(value).map(String::trim).filter(v -> form.matcher(v)
                .matches());
    }
}
