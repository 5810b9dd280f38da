package io.khoroszendesk.care.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.common.state.AtomicFile;
import io.khoroszendesk.common.state.DirectoryLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Stores the {@link SyncState} in the state directory and locks it for one run at a time.
 */
final class SyncStore implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicFile file;
    private final DirectoryLock lock;

    private SyncStore(AtomicFile file, DirectoryLock lock) {
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
            return new SyncStore(new AtomicFile(directory.resolve("care-sync.json")), lock);
        } catch (IOException e) {
            throw new SyncException("The directory " + directory + " can't be written to (" + e.getMessage()
                    + "). Give ADAPTER_STATE_DIR a directory of this user's.");
        }
    }

    /** The last stored state; empty before the first run. */
    Optional<SyncState> read() throws SyncException {
        try {
            Optional<String> content = file.read();
            return content.isEmpty() ? Optional.empty() : Optional.of(JSON.readValue(content.get(), SyncState.class));
        } catch (JsonProcessingException e) {
            throw new SyncException("The file " + file.path()
                    + " is not what a sync has written. Remove it, and the next sync reads all users anew.");
        } catch (IOException e) {
            throw new SyncException("The file " + file.path() + " can't be read: " + e.getMessage() + ".");
        }
    }

    void write(SyncState state) throws SyncException {
        try {
            file.write(JSON.writeValueAsString(state));
        } catch (IOException e) {
            throw new SyncException("The file " + file.path() + " can't be written: " + e.getMessage()
                    + ". What was pushed last is pushed again by the next sync.");
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
