package io.khoroszendesk.common.security;

import java.util.Collection;

/** Removes secrets from text that is shown. */
public final class SecretMask {

    public static final String MASK = "********";

    private SecretMask() {}

    /** The text with all secrets masked. */
    public static String mask(String text, Collection<String> secrets) {
        String masked = text;
        for (String secret : secrets) {
            if (secret != null && !secret.isBlank()) {
                masked = masked.replace(secret, MASK);
                masked = masked.replace(bare(secret), MASK);
            }
        }
        return masked;
    }

    /** A key as the API's filter compares it: without the scheme. */
    public static String bare(String value) {
        return value.strip().replaceFirst("(?i)^bearer\\s+", "").strip();
    }
}
