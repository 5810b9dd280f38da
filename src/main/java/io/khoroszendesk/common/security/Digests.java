package io.khoroszendesk.common.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 digests, with a key or without, and the comparison of secrets. */
public final class Digests {

    private static final String HMAC = "HmacSHA256";

    private Digests() {}

    public static String of(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    public static String of(String text) {
        return HexFormat.of().formatHex(bytes(text));
    }

    /** The 32 bytes of a text's hash. */
    public static byte[] bytes(String text) {
        return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The 32 bytes of the HMAC-SHA256 of these parts, one after the other, under a key that is not empty. */
    public static byte[] keyed(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    /** Compares two secrets in constant time, whatever their lengths are. */
    public static boolean areEqual(String one, String other) {
        return MessageDigest.isEqual(bytes(one), bytes(other));
    }

    /**
     * A hash of texts in their order. The boundaries between texts are part of it, so different lists have different
     * hashes.
     */
    public static String of(Iterable<String> texts) {
        MessageDigest digest = sha256();
        for (String text : texts) {
            byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
