package io.khoroszendesk.common.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.khoroszendesk.common.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What commands remember between runs: one JSON file per thing, in the directory {@code ADAPTER_STATE_DIR}. */
public final class StateDirectory {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Optional<Path> directory;

    public StateDirectory(Optional<Path> directory) {
        this.directory = directory;
    }

    /** The state stored under this name; empty if there is none. */
    public <T> Optional<T> read(String name, Class<T> type) {
        AtomicFile file = file(name);
        try {
            Optional<String> text = file.read();
            return text.isEmpty() ? Optional.empty() : Optional.of(JSON.readValue(text.get(), type));
        } catch (JsonProcessingException e) {
            throw new CommandException(
                    file.path() + " can't be parsed. Move it away, and check in Khoros what exists.");
        } catch (IOException e) {
            throw new CommandException(
                    file.path() + " can't be read. Give this user read access: it belongs to whoever created it.");
        }
    }

    /** Stores the state. When this returns, it survives a loss of power. */
    public void write(String name, Object value) {
        AtomicFile file = file(name);
        try {
            file.write(JSON.writeValueAsString(value));
        } catch (IOException e) {
            throw new CommandException(file.path() + " can't be written. Let this user write to ADAPTER_STATE_DIR.");
        }
    }

    public void forget(String name) {
        Path path = file(name).path();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new CommandException(path + " can't be removed. Let this user write to ADAPTER_STATE_DIR.");
        }
    }

    /** Runs work that no two processes may do at the same time. */
    public <T> T exclusively(Supplier<T> work) {
        Path file = path(".lock");
        try (DirectoryLock held = DirectoryLock.tryLock(file).orElseThrow(StateDirectory::busy)) {
            return work.get();
        } catch (IOException e) {
            throw new CommandException(file + " can't be written. Let this user write to ADAPTER_STATE_DIR.");
        }
    }

    private static CommandException busy() {
        return new CommandException("Another command is changing the registration right now. Wait until it ends.");
    }

    public Path path(String name) {
        return file(name).path();
    }

    private AtomicFile file(String name) {
        return new AtomicFile(directory
                .orElseThrow(
                        () -> new CommandException(
                                "ADAPTER_STATE_DIR is missing: the directory in which this command keeps what it has to remember."))
                .resolve(name));
    }
}
