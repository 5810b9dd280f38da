package io.khoroszendesk.marketing.registration;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.http.Urls;
import io.khoroszendesk.common.security.SecretFile;
import io.khoroszendesk.common.security.SecretMask;
import io.khoroszendesk.crm.CrmApiConfig;
import io.khoroszendesk.crm.access.ApiKeyConfig;
import io.khoroszendesk.marketing.api.CustomCrm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What Khoros needs to know about this service: its URL and its key. */
@Singleton
public final class AdapterEndpoint {

    private final ApiKeyConfig khoros;
    private final CrmApiConfig answers;
    private final AdapterConfig ops;

    @Inject
    public AdapterEndpoint(ApiKeyConfig khoros, CrmApiConfig answers, AdapterConfig ops) {
        this.khoros = khoros;
        this.answers = answers;
        this.ops = ops;
    }

    /** The URL to register, from an option or from {@code ADAPTER_PUBLIC_URL}; without a trailing slash. */
    String instanceUrl(URI option) {
        return option == null ? publicUrl().orElseThrow(AdapterEndpoint::noAddress) : Urls.withoutSlashAtEnd(option);
    }

    /** The URL from the settings; empty if {@code ADAPTER_PUBLIC_URL} is not set. */
    Optional<String> publicUrl() {
        return ops.publicUrl().map(origin -> checked(origin) + Urls.withoutSlashAtEnd(answers.basePath()));
    }

    private static CommandException noAddress() {
        return new CommandException(
                "ADAPTER_PUBLIC_URL is missing: the address under which Khoros reaches this service, such as"
                        + " https://crm.acme.example. Or give the whole address with --url, with the base path.");
    }

    private static String checked(URI address) {
        if (!Urls.isWhole(address)) {
            throw new CommandException("ADAPTER_PUBLIC_URL is not an address such as https://crm.acme.example.");
        }
        return Urls.withoutSlashAtEnd(address);
    }

    public String headerName() {
        return khoros.authHeaderName();
    }

    /** The keys that this service accepts according to its settings, in their order. */
    public List<String> keys() {
        return new SecretFile(khoros.authHeaderValues(), khoros.authHeaderValuesFile())
                .list()
                .keys();
    }

    /** Why there are no keys, in words that name the setting; only called if there are none. */
    public String absence() {
        return new SecretFile(khoros.authHeaderValues(), khoros.authHeaderValuesFile())
                .absence("KHOROS_AUTH_HEADER_VALUES");
    }

    /** The first key: the one to register. */
    String firstKey() {
        return keys().stream()
                .findFirst()
                .orElseThrow(() ->
                        new CommandException("KHOROS_AUTH_HEADER_VALUES is missing: the key that Khoros is to send."));
    }

    /** The value that Khoros must send for this key: complete with its scheme, because Khoros sends it unchanged. */
    public String headerValue(String key) {
        boolean needsScheme = headerName().equalsIgnoreCase("Authorization")
                && SecretMask.bare(key).equals(key.strip());
        return needsScheme ? "Bearer " + key.strip() : key.strip();
    }

    public CustomCrm crm(String name, String url, String key) {
        return new CustomCrm(name, url, headerValue(key));
    }
}
