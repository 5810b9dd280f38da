package io.khoroszendesk.marketing.rotation;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.security.SecretList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * The file {@code KHOROS_AUTH_HEADER_VALUES_FILE}. It is replaced atomically: readers see either the old keys or the
 * new ones. It keeps its owner and permissions, because the service may run as another user.
 */
public record KeyFile(Path file) implements KeyStore {

    @Override
    public SecretList read() {
        try {
            return SecretList.parse(Files.readString(file));
        } catch (IOException e) {
            throw new CommandException("The file of the keys, " + file + ", can't be read. Compare"
                    + " KHOROS_AUTH_HEADER_VALUES_FILE, and let this user read it.");
        }
    }

    @Override
    public boolean write(SecretList keys) {
        try {
            replace(file.toRealPath(), keys.text());
            return true;
        } catch (IOException e) {
            throw new CommandException(
                    "The file of the keys, " + file + ", can't be replaced. Let this user write to its"
                            + " directory; for a mounted Kubernetes secret use --kubernetes.");
        }
    }

    private static void replace(Path target, String text) throws IOException {
        Path fresh = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".new");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            likeBefore(target, fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static void likeBefore(Path target, Path fresh) throws IOException {
        PosixFileAttributes before = Files.readAttributes(target, PosixFileAttributes.class);
        PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        PosixFileAttributes now = view.readAttributes();
        // Only root may change a file's owner, so this is done only if needed.
        if (!now.owner().equals(before.owner())) {
            view.setOwner(before.owner());
        }
        if (!now.group().equals(before.group())) {
            view.setGroup(before.group());
        }
        view.setPermissions(before.permissions());
    }

    /** Whether the file is in a mounted Kubernetes secret, which is read-only and consists of links. */
    boolean isKubernetesMount() {
        return file.toAbsolutePath().getParent() != null
                && Files.isSymbolicLink(file.toAbsolutePath().getParent().resolve("..data"));
    }
}
