package io.khoroszendesk.common.memory;

import io.khoroszendesk.common.security.Digests;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The names under which things are kept: a keyed digest (HMAC-SHA256) of what they stand for. Whoever can read the
 * server learns neither handles nor addresses, not even by trying likely ones.
 */
final class MemoryKeys {

    private static final String ALGORITHM = "HmacSHA256";
    /** 128 bits: no two keys meet by chance. */
    private static final int BYTES = 16;

    private static final String PREFIX = "khoros-zendesk:";
    private static final int LENGTH_OF_ACCOUNT = 12;

    private final SecretKeySpec secret;
    private final String prefix;

    MemoryKeys(MemoryNamespace namespace) {
        // The account's secret itself keys nothing else.
        this.secret = new SecretKeySpec(Digests.bytes("shared memory " + namespace.secret()), ALGORITHM);
        this.prefix = PREFIX + digest(namespace.account()).substring(0, LENGTH_OF_ACCOUNT) + ":";
    }

    /** The name of one thing of a kind. */
    String of(String kind, String key) {
        return prefix + kind + ":" + digest(key);
    }

    /** The name of the only thing of a kind. */
    String of(String kind) {
        return prefix + kind;
    }

    private String digest(String key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(key.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
