package io.khoroszendesk.common.config;

import io.khoroszendesk.common.security.FileTrouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The files of certificates that a setting names, separated by commas.
 *
 * @param paths in their order
 */
public record CertificateFiles(List<Path> paths) {

    static CertificateFiles of(String value) {
        return new CertificateFiles(Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toList());
    }

    /** What is wrong with the first wrong file, in words that follow "names"; empty if all hold certificates. */
    Optional<String> problem() {
        if (paths.isEmpty()) {
            return Optional.of("no file");
        }
        return paths.stream().flatMap(path -> trouble(path).stream()).findFirst();
    }

    private static Optional<String> trouble(Path path) {
        Optional<String> trouble = FileTrouble.of(path)
                .or(() -> holdsCertificates(path)
                        ? Optional.empty()
                        : Optional.of("holds no certificate: it must be one or several in PEM"));
        return trouble.map(words -> path + ", which " + words);
    }

    private static boolean holdsCertificates(Path path) {
        try {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(path)))
                    .isEmpty();
        } catch (IOException | CertificateException e) {
            return false;
        }
    }
}
