package io.khoroszendesk.care.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.khoroszendesk.common.state.DirectoryLock;
import io.khoroszendesk.common.state.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Stores the {@link SyncState} in the state directory and locks it for one run at a time.
 */
final class SyncStore implements AutoCloseable {

    private static final String STATE = "care-sync.json";

    private final JsonFile file;
    private final Optional<DirectoryLock> lock;

    private SyncStore(JsonFile file, Optional<DirectoryLock> lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Opens the directory.
     *
     * @throws SyncException says why it can't be used
     */
    static SyncStore open(Path directory) throws SyncException {
        try {
            DirectoryLock lock = DirectoryLock.tryLock(directory.resolve("care-sync.lock"))
                    .orElseThrow(() -> new SyncException("Another sync is running with the directory " + directory
                            + ". Wait until it ends, or give this one a directory of its own."));
            return new SyncStore(new JsonFile(directory.resolve(STATE)), Optional.of(lock));
        } catch (IOException e) {
            throw new SyncException("The directory " + directory + " can't be written to (" + e.getMessage()
                    + "). Give ADAPTER_STATE_DIR a directory of this user's.");
        }
    }

    /** Opens the directory to read what is there. Nothing is created and nothing is locked. */
    static SyncStore look(Path directory) {
        return new SyncStore(new JsonFile(directory.resolve(STATE)), Optional.empty());
    }

    /** The last stored state; empty before the first run. */
    Optional<SyncState> read() throws SyncException {
        try {
            Optional<SyncState> state = file.read(SyncState.class);
            if (state.isPresent() && state.get().account() == null) {
                throw foreign();
            }
            return state;
        } catch (JsonProcessingException e) {
            throw foreign();
        } catch (IOException e) {
            throw new SyncException(
                    "The file " + file.path() + " can't be read. Give this user read access, or remove it, and"
                            + " the next sync reads all users anew.");
        }
    }

    private SyncException foreign() {
        return new SyncException("The file " + file.path()
                + " is not what a sync has written. Remove it, and the next sync reads all users anew.");
    }

    void write(SyncState state) throws SyncException {
        try {
            file.write(state);
        } catch (IOException e) {
            throw new SyncException("The file " + file.path() + " can't be written: " + e.getMessage()
                    + ". What was pushed last is pushed again by the next sync.");
        }
    }

    @Override
    public void close() {
        lock.ifPresent(DirectoryLock::close);
    }
}
