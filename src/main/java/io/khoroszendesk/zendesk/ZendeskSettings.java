package io.khoroszendesk.zendesk;

import io.khoroszendesk.common.config.SettingsValidator;
import io.khoroszendesk.common.http.Urls;
import io.khoroszendesk.common.security.SecretFile;
import io.khoroszendesk.zendesk.auth.Secrets;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the settings of the Zendesk account. Each problem is a sentence that names the setting's key. */
@Singleton
public class ZendeskSettings implements SettingsValidator {

    private static final Pattern SUBDOMAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");
    /** An address in place of the name; one with a user in it is not shown. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://)?([A-Za-z0-9][A-Za-z0-9-]{0,62})\\.zendesk\\.com(?:/[A-Za-z0-9/._-]*)?");

    private final ZendeskConfig zendesk;
    private final Secrets secrets;

    @Inject
    ZendeskSettings(ZendeskConfig zendesk, Secrets secrets) {
        this.zendesk = zendesk;
        this.secrets = secrets;
    }

    /** The problems found; empty if a tenant can be called. */
    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (zendesk.subdomain().isEmpty()
                && (zendesk.url().isEmpty() || zendesk.agentUrl().isEmpty())) {
            problems.add("ZENDESK_SUBDOMAIN is missing: the account's name, such as acme for acme.zendesk.com");
        }
        zendesk.subdomain()
                .filter(name -> !SUBDOMAIN.matcher(name).matches())
                .ifPresent(name -> problems.add(subdomainProblem(name)));
        origin("ZENDESK_URL", zendesk.url(), "/api/v2").ifPresent(problems::add);
        origin("ZENDESK_AGENT_URL", zendesk.agentUrl(), "/agent").ifPresent(problems::add);
        credentials().ifPresent(problems::add);
        return problems;
    }

    private static String subdomainProblem(String written) {
        Matcher address = ADDRESS.matcher(written);
        return address.matches()
                ? "ZENDESK_SUBDOMAIN is " + address.group() + ", but must be the account's name alone: write "
                        + address.group(1)
                : "ZENDESK_SUBDOMAIN must be the account's name, such as acme for acme.zendesk.com: letters, digits and"
                        + " hyphens";
    }

    private Optional<String> credentials() {
        if (zendesk.oauthClientId().isPresent()) {
            return secrets.oauthClientSecret().isPresent()
                    ? Optional.empty()
                    : Optional.of(new SecretFile(zendesk.oauthClientSecret(), zendesk.oauthClientSecretFile())
                                    .absence("ZENDESK_OAUTH_CLIENT_SECRET")
                            + ", although ZENDESK_OAUTH_CLIENT_ID is set");
        }
        if (zendesk.oauthClientSecret().isPresent()
                || zendesk.oauthClientSecretFile().isPresent()) {
            return Optional.of("ZENDESK_OAUTH_CLIENT_ID is missing, although ZENDESK_OAUTH_CLIENT_SECRET is set");
        }
        if (zendesk.email().isEmpty()
                && zendesk.apiToken().isEmpty()
                && zendesk.apiTokenFile().isEmpty()) {
            return Optional.of("ZENDESK_OAUTH_CLIENT_ID and ZENDESK_OAUTH_CLIENT_SECRET are missing"
                    + " (or, for older accounts, ZENDESK_EMAIL and ZENDESK_API_TOKEN)");
        }
        if (zendesk.email().isEmpty()) {
            return Optional.of("ZENDESK_EMAIL is missing, although ZENDESK_API_TOKEN is set");
        }
        return secrets.apiToken().isPresent()
                ? Optional.empty()
                : Optional.of(new SecretFile(zendesk.apiToken(), zendesk.apiTokenFile()).absence("ZENDESK_API_TOKEN")
                        + ", although ZENDESK_EMAIL is set");
    }

    private static Optional<String> origin(String key, Optional<URI> value, String appended) {
        return value.flatMap(uri -> Urls.isWhole(uri)
                ? Urls.withoutTls(key, uri, "zendesk.com").or(() -> Urls.repetition(key, uri, appended))
                : Optional.of(key + " is not an address such as https://acme.zendesk.com"));
    }
}
