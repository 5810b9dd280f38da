package io.khoroszendesk.ops.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files of the console's page. They are listed, so that nothing else of the class path can be reached. */
final class ConsoleFiles {

    /** The names of the files in the resource directory {@code console}. */
    static final List<String> NAMES = List.of(
            "admin.js",
            "api.js",
            "app.js",
            "cases.js",
            "connection.js",
            "customer.js",
            "dom.js",
            "editor.js",
            "fields.js",
            "icon.svg",
            "index.html",
            "match.js",
            "notice.js",
            "parts.css",
            "samples.js",
            "search.js",
            "sends.js",
            "standin.js",
            "state.js",
            "strip.css",
            "strip.js",
            "style.css",
            "theme.js",
            "thread.js",
            "timing.js");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private ConsoleFiles() {}

    /** All files by their names, read now. */
    static Map<String, ConsoleDocument> read() {
        return NAMES.stream().collect(Collectors.toMap(Function.identity(), ConsoleFiles::read));
    }

    private static ConsoleDocument read(String name) {
        try (InputStream file = ConsoleFiles.class.getResourceAsStream("/console/" + name)) {
            if (file == null) {
                throw new IllegalStateException("not packaged: console/" + name);
            }
            return new ConsoleDocument(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
