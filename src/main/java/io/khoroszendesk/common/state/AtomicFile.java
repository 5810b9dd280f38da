package io.khoroszendesk.common.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A small file that is always complete: if the process or the machine crashes, it holds either the previous content or
 * the new one.
 */
public final class AtomicFile {

    static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path file;

    public AtomicFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    public Path path() {
        return file;
    }

    /**
     * The content; empty if the file doesn't exist.
     *
     * @throws IOException if it exists but can't be read
     */
    public Optional<String> read() throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Replaces the whole content, or creates the file with its directory, for the owner only. When this returns, the
     * content survives a loss of power.
     */
    public void write(String content) throws IOException {
        createDirectory(file.getParent());
        swap(file, content, Optional.empty());
    }

    /**
     * The same for a file that exists and that others may read: its owner, group and permissions stay. Links to it stay,
     * too.
     */
    public void replace(String content) throws IOException {
        Path target = file.toRealPath();
        swap(target, content, Optional.of(Files.readAttributes(target, PosixFileAttributes.class)));
    }

    static void createDirectory(Path directory) throws IOException {
        try {
            Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
        } catch (AccessDeniedException e) {
            throw refused(directory, e);
        }
    }

    private static void swap(Path target, String content, Optional<PosixFileAttributes> like) throws IOException {
        Path fresh = createFresh(target);
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (like.isPresent()) {
                give(fresh, like.get());
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        // The rename is on disk only when the directory is.
        try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static Path createFresh(Path target) throws IOException {
        try {
            return Files.createTempFile(target.getParent(), "." + target.getFileName(), ".new", OWNER_ONLY);
        } catch (AccessDeniedException e) {
            throw refused(target.getParent(), e);
        }
    }

    /** Says what the system's own exception, whose message is a path alone, leaves out. */
    static IOException refused(Path directory, AccessDeniedException e) {
        return new IOException("this process may not write in the directory " + directory, e);
    }

    private static void give(Path fresh, PosixFileAttributes wanted) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        PosixFileAttributes now = view.readAttributes();
        // Only root may change a file's owner, so this is done only if needed.
        if (!now.owner().equals(wanted.owner())) {
            view.setOwner(wanted.owner());
        }
        if (!now.group().equals(wanted.group())) {
            view.setGroup(wanted.group());
        }
        view.setPermissions(wanted.permissions());
    }
}
