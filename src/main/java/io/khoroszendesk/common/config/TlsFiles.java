package io.khoroszendesk.common.config;

import io.khoroszendesk.common.security.FileTrouble;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the certificate and the key of HTTPS, and gives them to Quarkus only if they are right, so that they don't stop the start first. */
@Singleton
class TlsFiles implements SettingsValidator {

    private static final String PROFILE = "tls";
    private static final String PRIVATE_KEY = "PRIVATE KEY-----";

    private final AdapterConfig config;

    @Inject
    TlsFiles(AdapterConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return ConfigUtils.getProfiles().contains(PROFILE) ? problems(Path.of(config.tlsDirectory())) : List.of();
    }

    static Path certificate(Path directory) {
        return directory.resolve("tls.crt");
    }

    static Path key(Path directory) {
        return directory.resolve("tls.key");
    }

    static List<String> problems(Path directory) {
        List<String> problems = new ArrayList<>();
        CertificateFiles.of(certificate(directory).toString())
                .problem()
                .or(() -> keyProblem(key(directory)))
                .ifPresent(problem -> problems.add("ADAPTER_TLS_DIRECTORY stands for " + problem
                        + ": it must be a directory with tls.crt and tls.key"));
        return problems;
    }

    private static Optional<String> keyProblem(Path key) {
        return FileTrouble.of(key)
                .or(() -> holdsKey(key) ? Optional.empty() : Optional.of("holds no private key in PEM"))
                .map(trouble -> key + ", which " + trouble);
    }

    private static boolean holdsKey(Path key) {
        try {
            return Files.readString(key, StandardCharsets.ISO_8859_1).contains(PRIVATE_KEY);
        } catch (IOException e) {
            return false;
        }
    }
}
