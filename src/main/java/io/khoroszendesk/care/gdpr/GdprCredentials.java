package io.khoroszendesk.care.gdpr;

import io.khoroszendesk.common.security.SecretFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/** Authenticates calls to the GDPR API by HTTP Basic with the current password. */
@Singleton
public class GdprCredentials implements ClientHeadersFactory {

    private final GdprConfig config;
    private final SecretFile password;

    @Inject
    public GdprCredentials(GdprConfig config) {
        this.config = config;
        this.password = new SecretFile(config.password(), config.passwordFile());
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        headers.putSingle("Authorization", "Basic " + pair());
        return headers;
    }

    private String pair() {
        String pair = config.username().orElse("") + ":" + password().orElse("");
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever must not be shown, in each form in which it is sent. */
    public List<String> secrets() {
        return password().stream().flatMap(secret -> Stream.of(pair(), secret)).toList();
    }

    /** The password; empty if there is none or its file can't be read. */
    Optional<String> password() {
        return password.get();
    }

    /** Why there is no password, in words that name the setting; only called if there is none. */
    String absence() {
        return password.absence("CARE_GDPR_PASSWORD");
    }
}
