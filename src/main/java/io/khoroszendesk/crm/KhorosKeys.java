package io.khoroszendesk.crm;

import io.khoroszendesk.ops.SecretFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The keys by which Khoros proves itself. */
@Singleton
public class KhorosKeys {

    private static final Pattern BEARER = Pattern.compile("(?i)^bearer\\s+");

    private final SecretFile secret;
    private volatile Accepted accepted = new Accepted("", List.of());

    /** The digests of the keys in a secret: made when it changes, not for every request. */
    private record Accepted(String secret, List<byte[]> digests) {}

    @Inject
    KhorosKeys(KhorosConfig config) {
        this.secret = new SecretFile(config.authHeaderValues(), config.authHeaderValuesFile());
    }

    public boolean areConfigured() {
        return !digests().isEmpty();
    }

    /** Whether a header's value holds one of the keys. It takes as long for a wrong value as for a right one. */
    boolean accept(String header) {
        byte[] presented = digest(header == null ? "" : bare(header));
        boolean right = false;
        for (byte[] digest : digests()) {
            right |= MessageDigest.isEqual(digest, presented);
        }
        return right;
    }

    private List<byte[]> digests() {
        String keys = secret.get().orElse("");
        Accepted known = accepted;
        if (!known.secret().equals(keys)) {
            known = new Accepted(
                    keys,
                    Arrays.stream(keys.split("[,\\r\\n]"))
                            .map(KhorosKeys::bare)
                            .filter(key -> !key.isEmpty())
                            .map(KhorosKeys::digest)
                            .toList());
            accepted = known;
        }
        return known.digests();
    }

    private static String bare(String value) {
        return BEARER.matcher(value.trim()).replaceFirst("").trim();
    }

    private static byte[] digest(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
