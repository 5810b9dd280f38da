package io.khoroszendesk.common.memory;

import io.khoroszendesk.common.security.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The names under which things are kept: a keyed digest (HMAC-SHA256) of what they stand for. Whoever can read the
 * server learns neither handles nor addresses, not even by trying likely ones. Nothing is derived before the first name
 * is asked for, so a service without a shared memory does without.
 */
@ApplicationScoped
class MemoryKeys {

    /** 128 bits: no two keys meet by chance. */
    private static final int BYTES = 16;

    private static final String PREFIX = "khoros-zendesk:";
    private static final int LENGTH_OF_ACCOUNT = 12;

    private final byte[] secret;
    private final String prefix;

    @Inject
    MemoryKeys(MemoryNamespace namespace) {
        // The account's secret itself keys nothing else.
        this.secret = Digests.bytes("shared memory " + namespace.secret());
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
        return HexFormat.of().formatHex(Digests.keyed(secret, key.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
    }
}
