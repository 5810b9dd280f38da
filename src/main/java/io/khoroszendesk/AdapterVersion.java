package io.khoroszendesk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Which build this is, as the file {@code adapter.version} says in its two lines, into which Maven has entered them.
 *
 * @param revision the commit, {@code unknown} if the build was not told it
 */
record AdapterVersion(String version, String revision) {

    private static final String FILE = "/adapter.version";

    static AdapterVersion read() {
        try (InputStream file = AdapterVersion.class.getResourceAsStream(FILE)) {
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AdapterVersion of(String file) {
        String[] lines = file.strip().split("\\R");
        return new AdapterVersion(lines[0], lines.length > 1 ? lines[1] : "unknown");
    }
}
