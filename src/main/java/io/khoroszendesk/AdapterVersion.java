package io.khoroszendesk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build, as the file {@code adapter.version} has it, in which Maven has entered its own. */
final class AdapterVersion {

    private static final String FILE = "/adapter.version";

    private AdapterVersion() {}

    static String read() {
        try (InputStream file = AdapterVersion.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
