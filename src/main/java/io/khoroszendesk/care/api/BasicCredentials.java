package io.khoroszendesk.care.api;

import io.khoroszendesk.common.security.SecretFile;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/** Authenticates every call of one of Care's users by HTTP Basic with the current password. */
public abstract class BasicCredentials implements ClientHeadersFactory {

    private final Optional<String> username;
    private final SecretFile password;
    private final String setting;

    /** @param setting the variable that gives the password */
    protected BasicCredentials(Optional<String> username, SecretFile password, String setting) {
        this.username = username;
        this.password = password;
        this.setting = setting;
    }

    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        headers.putSingle("Authorization", "Basic " + pair());
        return headers;
    }

    /** Whatever must not be shown, in each form in which it is sent. */
    public List<String> secrets() {
        return password().stream().flatMap(secret -> Stream.of(pair(), secret)).toList();
    }

    /** The password; empty if there is none or its file can't be read. */
    public Optional<String> password() {
        return password.get();
    }

    /** Why there is no password, in words that name the setting; only called if there is none. */
    public String absence() {
        return password.absence(setting);
    }

    private String pair() {
        String pair = username.orElse("") + ":" + password().orElse("");
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
