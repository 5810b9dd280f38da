package io.khoroszendesk.zendesk.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Which Zendesk account is behind this service, and with what credentials it is called. */
@ConfigMapping(prefix = "zendesk")
public interface ZendeskConfig {

    /** The account's name, the first label of its host: {@code acme} for {@code acme.zendesk.com}. */
    Optional<String> subdomain();

    /** Where the API and {@code /oauth/tokens} are called; without it {@code https://<subdomain>.zendesk.com}. */
    Optional<URI> url();

    /**
     * The address that agents open, without {@code /agent}; without it {@code https://<subdomain>.zendesk.com}. For accounts
     * with a host mapping of their own.
     */
    Optional<URI> agentUrl();

    /** The identifier of a confidential OAuth client. OAuth wins where an API token is set as well. */
    Optional<String> oauthClientId();

    /** The OAuth client's secret. */
    Optional<String> oauthClientSecret();

    /** A file with the OAuth client's secret; read again when it changes. */
    Optional<String> oauthClientSecretFile();

    /** The scopes asked for, separated by blanks. Changing e-mail addresses needs the broad {@code read write}. */
    @WithDefault("read write")
    String oauthScope();

    /** The user an API token belongs to. API tokens stop working on 30 April 2027. */
    Optional<String> email();

    /** An API token. */
    Optional<String> apiToken();

    /** A file with an API token; read again when it changes. */
    Optional<String> apiTokenFile();

    /** The key by which Zendesk signs what its webhook sends; two, separated by a comma, while it is changed. */
    Optional<String> webhookSecret();

    /** A file with that key; read again when it changes. */
    Optional<String> webhookSecretFile();

    /** The origin all calls go to. */
    default URI api() {
        return url().orElseGet(() -> URI.create("https://" + subdomain().orElseThrow() + ".zendesk.com"));
    }

    /** The origin of links for agents, without a slash at its end. */
    default String agentOrigin() {
        String origin = agentUrl()
                .map(URI::toString)
                .orElseGet(() -> "https://" + subdomain().orElseThrow() + ".zendesk.com");
        return origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
    }
}
