package io.khoroszendesk.marketing.rotation;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.security.SecretFile;
import io.khoroszendesk.common.security.SecretList;
import io.khoroszendesk.common.state.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
            throw new CommandException("The file of the keys"
                    + SecretFile.shown(file).map(path -> ", " + path + ",").orElse("")
                    + " can't be read. Compare KHOROS_AUTH_HEADER_VALUES_FILE, and let this user read it.");
        }
    }

    @Override
    public boolean write(SecretList keys) {
        try {
            new AtomicFile(file).replace(keys.text());
            return true;
        } catch (IOException e) {
            throw new CommandException(
                    "The file of the keys, " + file + ", can't be replaced. Let this user write to its"
                            + " directory; for a mounted Kubernetes secret use --kubernetes.");
        }
    }

    /** Whether the file is in a mounted Kubernetes secret, which is read-only and consists of links. */
    boolean isKubernetesMount() {
        return file.toAbsolutePath().getParent() != null
                && Files.isSymbolicLink(file.toAbsolutePath().getParent().resolve("..data"));
    }
}
