package io.khoroszendesk.marketing.events;

import io.khoroszendesk.common.security.Digests;
import io.khoroszendesk.common.security.SecretFile;
import io.khoroszendesk.common.security.SecretMask;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bearer tokens by which Khoros authenticates events. Events have no signature, so there is no other protection.
 */
@Singleton
public class EventTokens {

    private static final Pattern BEARER = Pattern.compile("(?i)^bearer\\s+");

    private final SecretFile secret;

    @Inject
    public EventTokens(EventTokenConfig config) {
        this.secret = new SecretFile(config.token(), config.tokenFile());
    }

    public boolean areConfigured() {
        return !all().isEmpty();
    }

    /** Why there is none, in words that name the setting; only called if there is none. */
    String absence() {
        return secret.absence("KHOROS_EVENTS_TOKEN");
    }

    /** The token that is registered with Khoros. */
    public Optional<String> current() {
        return all().stream().findFirst();
    }

    /** Whether a header's value is one of the tokens. The comparison takes constant time. */
    boolean accept(String header) {
        String value = header == null ? "" : header.trim();
        boolean isBearer = BEARER.matcher(value).find();
        String presented = SecretMask.bare(value);
        boolean accepted = false;
        for (String token : all()) {
            accepted |= Digests.areEqual(token, presented);
        }
        return accepted && isBearer;
    }

    List<String> all() {
        return secret.list().keys().stream()
                .map(SecretMask::bare)
                .filter(token -> !token.isEmpty())
                .toList();
    }
}
