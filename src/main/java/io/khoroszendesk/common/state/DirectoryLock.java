package io.khoroszendesk.common.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A lock that one process has at a time. It is the operating system's, so it ends with its process, even if that
 * crashes.
 */
public final class DirectoryLock implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofMillis(10);

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock if it is free; empty if another process has it, or this one.
     *
     * @param file the file that is locked; it is created with its directory, for the owner alone, and stays
     * @throws IOException if the file can't be created or locked
     */
    public static Optional<DirectoryLock> tryLock(Path file) throws IOException {
        AtomicFile.createDirectory(file.toAbsolutePath().getParent());
        FileChannel channel = open(file);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
            return locked ? Optional.of(new DirectoryLock(channel)) : Optional.empty();
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), AtomicFile.OWNER_ONLY);
        } catch (AccessDeniedException e) {
            throw AtomicFile.refused(file.toAbsolutePath().getParent(), e);
        }
    }

    /**
     * Takes the lock, and waits for it as long as another one has it.
     *
     * @throws IOException if it isn't free within this time, or can't be locked at all
     */
    public static DirectoryLock lock(Path file, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        Optional<DirectoryLock> held = tryLock(file);
        while (held.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IOException("another process has not given " + file + " back");
            }
            try {
                Thread.sleep(GLANCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            held = tryLock(file);
        }
        return held.get();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process.
        }
    }
}
