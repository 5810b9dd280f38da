package io.khoroszendesk.marketing.api;

import io.khoroszendesk.common.http.Urls;
import java.net.URI;
import java.util.Optional;

/** Checks URLs in the settings. Each problem names the setting's key. */
public final class ApiAddresses {

    private ApiAddresses() {}

    /** Why the commands can't call Khoros with these settings; empty if they can. */
    public static Optional<String> problem(MarketingConfig config) {
        return problem("KHOROS_API_URL", config.apiUrl(), "/v2", "https://api.spredfast.com")
                .or(() -> problem("KHOROS_LOGIN_URL", config.loginUrl(), "/v3", "https://login.spredfast.com"));
    }

    private static Optional<String> problem(String key, URI address, String version, String sample) {
        if (!Urls.isWhole(address)) {
            return Optional.of(key + " is not an address such as " + sample + ".");
        }
        return address.getPath().matches(".*" + version + "/?")
                ? Optional.of(key + " ends before " + version + ", as " + sample + " does.")
                : Optional.empty();
    }
}
