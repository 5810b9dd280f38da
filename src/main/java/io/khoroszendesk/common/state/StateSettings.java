package io.khoroszendesk.common.state;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.SettingsValidator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks the directory of what is remembered, which is made and written only when there is something to remember. */
@Singleton
class StateSettings implements SettingsValidator {

    private final AdapterConfig adapter;

    @Inject
    StateSettings(AdapterConfig adapter) {
        this.adapter = adapter;
    }

    @Override
    public List<String> problems() {
        return adapter
                .stateDir()
                .flatMap(directory ->
                        trouble(directory).map(words -> "ADAPTER_STATE_DIR names " + directory + ", which " + words))
                .stream()
                .toList();
    }

    /** Why nothing can be remembered there, in words that follow the path; empty if it can. */
    static Optional<String> trouble(Path directory) {
        Path there = directory.toAbsolutePath();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        boolean exists = there.equals(directory.toAbsolutePath());
        if (!Files.isDirectory(there)) {
            return Optional.of(exists ? "is no directory" : "can't be made, because " + there + " is no directory");
        }
        if (!Files.isWritable(there)) {
            return Optional.of(
                    exists
                            ? "this user may not write to"
                            : "can't be made, because this user may not write to " + there);
        }
        return Optional.empty();
    }
}
