package io.khoroszendesk.crm.access;

import io.khoroszendesk.common.security.Digests;
import io.khoroszendesk.common.security.SecretFile;
import io.khoroszendesk.common.security.SecretList;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** The keys by which Khoros authenticates. */
@Singleton
public class ApiKeys {

    private static final Logger LOG = Logger.getLogger(ApiKeys.class);
    private static final String SCHEME = "bearer";

    private final SecretFile secret;
    private final String setting;
    /** Whether weak keys are rejected. Short keys are accepted only for trials; an empty key is never accepted. */
    private final boolean onlyStrong;

    private volatile Accepted accepted = new Accepted("", List.of(), List.of());

    /**
     * The digests of the accepted keys in a secret, and the problems of the others. Computed when the secret changes,
     * not for every request.
     */
    private record Accepted(String secret, List<byte[]> digests, List<String> problems) {}

    @Inject
    public ApiKeys(ApiKeyConfig config) {
        this(config, LaunchMode.current() == LaunchMode.NORMAL);
    }

    public ApiKeys(ApiKeyConfig config, boolean onlyStrong) {
        this.secret = new SecretFile(config.authHeaderValues(), config.authHeaderValuesFile());
        this.setting =
                config.authHeaderValuesFile().filter(file -> !file.isBlank()).isPresent()
                        ? "KHOROS_AUTH_HEADER_VALUES_FILE"
                        : "KHOROS_AUTH_HEADER_VALUES";
        this.onlyStrong = onlyStrong;
    }

    /** Whether any keys are configured, weak ones included. */
    public boolean areConfigured() {
        Accepted now = now();
        return !now.digests().isEmpty() || !now.problems().isEmpty();
    }

    /** Why no keys are configured, in words that name the setting; only called if none are. */
    public String absence() {
        return secret.absence("KHOROS_AUTH_HEADER_VALUES");
    }

    /** Which keys are too weak and why, without showing any of them; empty if all are strong. */
    public List<String> problems() {
        return now().problems();
    }

    /** Whether a header's value is one of the keys. The comparison takes constant time. */
    public boolean accept(String header) {
        String key = header == null ? "" : bare(header);
        byte[] presented = Digests.bytes(key);
        boolean right = false;
        for (byte[] digest : now().digests()) {
            right |= MessageDigest.isEqual(digest, presented);
        }
        return right && !key.isEmpty();
    }

    private Accepted now() {
        String keys = secret.get().orElse("");
        Accepted known = accepted;
        if (!known.secret().equals(keys)) {
            known = read(keys);
            // What is wrong with the first ones stops the start, which tells it.
            if (!accepted.secret().isEmpty() && !known.problems().isEmpty()) {
                LOG.warnf("Not accepted as a key of Khoros: %s", String.join("; ", known.problems()));
            }
            accepted = known;
        }
        return known;
    }

    private Accepted read(String keys) {
        List<String> entries =
                SecretList.parse(keys).keys().stream().map(ApiKeys::bare).toList();
        List<byte[]> digests = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String weakness = KeyStrength.weakness(entries.get(i));
            if (!entries.get(i).isEmpty() && (weakness.isEmpty() || !onlyStrong)) {
                digests.add(Digests.bytes(entries.get(i)));
            } else if (onlyStrong) {
                problems.add(setting + ": key " + (i + 1) + " of " + entries.size() + " " + weakness
                        + "; a key has at least " + KeyStrength.SHORTEST + " characters, none of them blank");
            }
        }
        return new Accepted(keys, List.copyOf(digests), List.copyOf(problems));
    }

    /** A key without its optional scheme. */
    private static String bare(String value) {
        String text = value.trim();
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return text;
        }
        String rest = text.substring(SCHEME.length());
        return rest.isEmpty() || rest.charAt(0) <= ' ' ? rest.trim() : text;
    }
}
