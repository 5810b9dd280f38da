package io.khoroszendesk.marketing.api;

import io.khoroszendesk.common.config.SettingsValidator;
import io.khoroszendesk.common.http.Urls;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what is wrong with the addresses of Khoros Marketing, in words that name the key. */
@Singleton
class MarketingSettings implements SettingsValidator {

    private final MarketingConfig config;

    @Inject
    MarketingSettings(MarketingConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return Stream.of(
                        problem("KHOROS_API_URL", config.apiUrl(), "/v2"),
                        problem("KHOROS_LOGIN_URL", config.loginUrl(), "/v3"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> problem(String key, URI address, String appended) {
        return Urls.isWhole(address)
                ? Urls.withoutTls(key, address, "spredfast.com").or(() -> Urls.repetition(key, address, appended))
                : Optional.of(key + " is not an address such as https://api.spredfast.com");
    }
}
