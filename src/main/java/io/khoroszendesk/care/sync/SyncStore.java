package io.khoroszendesk.care.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.common.state.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Stores the {@link SyncState} in the state directory and locks it for one run at a time. The lock is the operating
 * system's, so it ends with its process, even if that crashes.
 */
final class SyncStore implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final AtomicFile file;
    private final FileChannel lock;

    private SyncStore(AtomicFile file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Opens the directory.
     *
     * @throws SyncException says why it can't be used
     */
    static SyncStore open(Path directory) throws SyncException {
        Path lockFile = directory.resolve("care-sync.lock");
        FileChannel channel = null;
        try {
            Files.createDirectories(directory, OWNER_ONLY);
            channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return new SyncStore(new AtomicFile(directory.resolve("care-sync.json")), channel);
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new SyncException("The directory " + directory + " can't be written to (" + e.getMessage()
                    + "). Give ADAPTER_STATE_DIR a directory of this user's.");
        }
        throw new SyncException("Another sync is running with the directory " + directory
                + ". Wait until it ends, or give this one a directory of its own.");
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
        closeQuietly(lock);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The process ends soon, and the lock with it.
        }
    }
}
