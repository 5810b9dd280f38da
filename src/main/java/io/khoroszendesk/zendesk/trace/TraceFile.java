package io.khoroszendesk.zendesk.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jboss.logging.Logger;

/** A file that grows and that only its owner can read, if the file system supports owners. */
final class TraceFile {

    private static final Logger LOG = Logger.getLogger(TraceFile.class);
    private static final Set<OpenOption> APPENDING = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private boolean checked;
    private boolean isFailing;
    /** Whether only the beginning of a line was written, as on a disk that has become full. */
    private boolean isTorn;

    TraceFile(Path file) {
        this.file = file;
    }

    /**
     * Appends a line. Tracing is only an aid: if it fails, nobody else does, and the log says so once until it succeeds
     * again.
     */
    void append(String line) {
        try {
            write(isTorn ? "\n" + line : line);
            isFailing = false;
        } catch (IOException e) {
            if (!isFailing) {
                LOG.warnf("Exchanges with Zendesk are not written to the trace file %s: %s", file, reason(e));
            }
            isFailing = true;
        }
    }

    /** What the system says, or what kind of exception it is where that repeats the path alone. */
    private static String reason(IOException e) {
        return e instanceof FileSystemException || e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage();
    }

    private void write(String text) throws IOException {
        boolean hasOwners = Files.getFileStore(file.toAbsolutePath().getParent())
                .supportsFileAttributeView(PosixFileAttributeView.class);
        FileAttribute<?>[] attributes = hasOwners
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (SeekableByteChannel channel = Files.newByteChannel(file, APPENDING, attributes)) {
            if (hasOwners && !checked && Files.isRegularFile(file)) {
                narrow();
                checked = true;
            }
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
                isTorn = bytes.hasRemaining();
            }
        }
    }

    /** A file that already existed may be readable by others. Devices are left as they are. */
    private void narrow() {
        try {
            if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
        } catch (IOException e) {
            LOG.warnf(
                    "Others may be able to read the trace, because its permissions can't be changed: %s",
                    e.getClass().getSimpleName());
        }
    }
}
