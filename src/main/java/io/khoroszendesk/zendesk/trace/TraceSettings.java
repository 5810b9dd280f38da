package io.khoroszendesk.zendesk.trace;

import io.khoroszendesk.common.config.SettingsValidator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks the trace file, because whoever looks for a failure would wait in vain for one that can't be written. */
@Singleton
class TraceSettings implements SettingsValidator {

    private final TraceConfig config;

    @Inject
    TraceSettings(TraceConfig config) {
        this.config = config;
    }

    @Override
    public List<String> problems() {
        return config
                .file()
                .flatMap(file -> trouble(file).map(words -> "ADAPTER_TRACE_FILE names " + file + ", which " + words))
                .stream()
                .toList();
    }

    /** Why it can't be written, in words that follow the path; empty if it can. */
    static Optional<String> trouble(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            return Optional.of("is a directory: name a file in it");
        }
        if (!Files.isDirectory(directory)) {
            return Optional.of("can't be made, because " + directory + " is no directory");
        }
        return Files.isWritable(Files.exists(file) ? file : directory)
                ? Optional.empty()
                : Optional.of("this user may not write to");
    }
}
