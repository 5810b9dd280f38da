package io.khoroszendesk.marketing.api;

import java.net.URI;
import java.util.Optional;

/** Says what is wrong with an address in the settings, by the name of the setting. */
public final class ApiAddresses {

    private ApiAddresses() {}

    /** Whether an address is whole: a host, reached by http or https, and no user, query or fragment. */
    public static boolean isWhole(URI address) {
        return address.getHost() != null
                && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                && address.getUserInfo() == null
                && address.getQuery() == null
                && address.getFragment() == null;
    }

    /** What keeps the commands from calling Khoros by these settings. */
    public static Optional<String> problem(MarketingConfig config) {
        return problem("KHOROS_API_URL", config.apiUrl(), "/v2", "https://api.spredfast.com")
                .or(() -> problem("KHOROS_LOGIN_URL", config.loginUrl(), "/v3", "https://login.spredfast.com"));
    }

    private static Optional<String> problem(String key, URI address, String version, String sample) {
        if (!isWhole(address)) {
            return Optional.of(key + " is not an address such as " + sample + ".");
        }
        return address.getPath().matches(".*" + version + "/?")
                ? Optional.of(key + " ends before " + version + ", as " + sample + " does.")
                : Optional.empty();
    }
}
