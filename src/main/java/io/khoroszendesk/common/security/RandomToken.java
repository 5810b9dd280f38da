package io.khoroszendesk.common.security;

import java.security.SecureRandom;
import java.util.Base64;

/** A random text that can't be guessed and needs no escaping anywhere. */
public final class RandomToken {

    private RandomToken() {}

    public static String ofBytes(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
