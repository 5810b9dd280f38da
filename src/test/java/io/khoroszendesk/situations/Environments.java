package io.khoroszendesk.situations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The settings of the adapters that walk, and the directories that some of them need. */
final class Environments implements AutoCloseable {

    static final String KEY = "key-of-the-walk-through-acme";

    private final List<Path> directories = new ArrayList<>();

    /** What a situation needs in front of a stand-in. */
    Map<String, String> of(Situation situation, String standIn) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ZENDESK_SUBDOMAIN", "acme",
                "ZENDESK_URL", standIn,
                "ZENDESK_OAUTH_CLIENT_ID", "khoros-adapter",
                "ZENDESK_OAUTH_CLIENT_SECRET", "secret-of-the-walk",
                "KHOROS_AUTH_HEADER_VALUES", KEY,
                // Shorter than usual, because some answers never come. What has just been started is slower.
                "ADAPTER_DEADLINE", situation.fresh() ? "7.5s" : "4s",
                "ADAPTER_META_DEADLINE", "10s",
                // So many faults in a row would open the circuit breakers.
                "ADAPTER_ZENDESK_BREAKER_VOLUME", "1000",
                // What one situation creates, the next one must not know.
                "ADAPTER_MEMORY_LIFE", "1ms",
                // Calls in the background would be taken for those of the next situation.
                "ADAPTER_HANDLES_LEARN", "false"));
        situation.settings().forEach((name, value) -> environment.put(name, value.replace("$ACME", standIn)));
        if (environment.containsValue("$DIRECTORY")) {
            Path directory = Files.createTempDirectory("walk");
            directories.add(directory);
            environment.replaceAll((name, value) -> value.equals("$DIRECTORY") ? directory.toString() : value);
        }
        return environment;
    }

    @Override
    public void close() throws IOException {
        for (Path directory : directories) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
