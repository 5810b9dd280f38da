package io.khoroszendesk.common.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gives Quarkus the certificate and the key of HTTPS, in the profile {@code tls}. Where they are wrong they are left out, because
 * Quarkus would stop the start in its own words; {@link TlsFiles} stops it together with all other problems.
 */
public class TlsSource extends DerivedSettings {

    private static final String BY_DEFAULT = "/etc/adapter/tls";
    private static final String KEY_STORE = "%tls.quarkus.tls.khoros.key-store.pem.0.";

    @Override
    protected Map<String, String> derive(Function<String, Optional<String>> settings) {
        Path directory = Path.of(settings.apply("adapter.tls-directory").orElse(BY_DEFAULT));
        return TlsFiles.problems(directory).isEmpty()
                ? Map.of(
                        KEY_STORE + "cert", TlsFiles.certificate(directory).toString(),
                        KEY_STORE + "key", TlsFiles.key(directory).toString())
                : Map.of();
    }
}
