package io.khoroszendesk.zendesk.config;

import io.khoroszendesk.common.http.Urls;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The Zendesk account behind this service, and the credentials for it. */
@RegisterForReflection
@ConfigMapping(prefix = "zendesk")
public interface ZendeskConfig {

    /** The account's name, the first label of its host: {@code acme} for {@code acme.zendesk.com}. */
    Optional<String> subdomain();

    /** The base URL of the API and of {@code /oauth/tokens}. Default: {@code https://<subdomain>.zendesk.com}. */
    Optional<URI> url();

    /**
     * The base URL that agents open, without {@code /agent}, for accounts with host mapping. Default:
     * {@code https://<subdomain>.zendesk.com}.
     */
    Optional<URI> agentUrl();

    /** The identifier of a confidential OAuth client. OAuth takes precedence over an API token. */
    Optional<String> oauthClientId();

    /** The OAuth client's secret. */
    Optional<String> oauthClientSecret();

    /** A file with the OAuth client's secret; read again when it changes. */
    Optional<String> oauthClientSecretFile();

    /** The requested scopes, separated by spaces. Changing e-mail addresses needs the broad {@code read write}. */
    @WithDefault("read write")
    String oauthScope();

    /** The user an API token belongs to. API tokens stop working on 30 April 2027. */
    Optional<String> email();

    /** An API token. */
    Optional<String> apiToken();

    /** A file with an API token; read again when it changes. */
    Optional<String> apiTokenFile();

    /** The secret that signs the calls of Zendesk's webhook; two, separated by a comma, during a rotation. */
    Optional<String> webhookSecret();

    /** A file with that secret; read again when it changes. */
    Optional<String> webhookSecretFile();

    /** The origin of all calls. */
    default URI api() {
        return url().orElseGet(() -> URI.create("https://" + subdomain().orElseThrow() + ".zendesk.com"));
    }

    /** The origin of links for agents, without a trailing slash. */
    default String agentOrigin() {
        String origin = agentUrl()
                .map(URI::toString)
                .orElseGet(() -> "https://" + subdomain().orElseThrow() + ".zendesk.com");
        return Urls.withoutSlashAtEnd(origin);
    }
}
