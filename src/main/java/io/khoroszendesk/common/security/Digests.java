package io.khoroszendesk.common.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests, in hexadecimal digits, and the comparison of secrets. */
public final class Digests {

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
