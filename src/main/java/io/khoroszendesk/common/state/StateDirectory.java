package io.khoroszendesk.common.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.config.AdapterConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What commands remember between runs: one JSON file per thing, in the directory {@code ADAPTER_STATE_DIR}. */
@Singleton
public final class StateDirectory {

    private final Optional<Path> directory;

    @Inject
    StateDirectory(AdapterConfig adapter) {
        this(adapter.stateDir());
    }

    public StateDirectory(Optional<Path> directory) {
        this.directory = directory;
    }

    /** The state stored under this name; empty if there is none. */
    public <T> Optional<T> read(String name, Class<T> type) {
        JsonFile file = file(name);
        try {
            return file.read(type);
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
        JsonFile file = file(name);
        try {
            file.write(value);
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
    public void exclusively(Runnable work) {
        Path file = path(".lock");
        try (DirectoryLock held = DirectoryLock.tryLock(file).orElseThrow(StateDirectory::busy)) {
            work.run();
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

    private JsonFile file(String name) {
        return new JsonFile(directory
                .orElseThrow(
                        () -> new CommandException(
                                "ADAPTER_STATE_DIR is missing: the directory in which this command keeps what it has to remember."))
                .resolve(name));
    }
}
