package io.khoroszendesk.common.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * A secret from a setting or a file. A file is read again every few seconds, so that a mounted Kubernetes secret can be
 * rotated without a restart. If it can't be read, the last value stays in use.
 */
public final class SecretFile {

    private static final Logger LOG = Logger.getLogger(SecretFile.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Optional<String> value;
    private final Optional<Path> file;
    private final LongSupplier nanoTime;

    private volatile Optional<String> content = Optional.empty();
    private volatile long readNanos;
    private volatile boolean wasRead;

    /** The file takes precedence if both are given. */
    public SecretFile(Optional<String> value, Optional<String> file) {
        this(value, file, System::nanoTime);
    }

    SecretFile(Optional<String> value, Optional<String> file, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.value = value.map(String::trim).filter(v -> !v.isEmpty());
        this.file = file.filter(f -> !f.isBlank()).map(Path::of);
    }

    /** Whether there is a secret, or a file for one. The file may be filled while the service runs. */
    public boolean isConfigured() {
        return file.isPresent() || !list().keys().isEmpty();
    }

    /** The current secrets, if one setting or file may hold several; an empty list if there are none. */
    public SecretList list() {
        return SecretList.parse(get().orElse(""));
    }

    /** The current secret. */
    public Optional<String> get() {
        return file.isEmpty() ? value : fromFile(file.get());
    }

    /** Why there is no secret, in words that begin with the variable at fault; only called if there is none. */
    public String absence(String variable) {
        return file.map(path -> variable + "_FILE names " + path + ", which " + trouble(path))
                .orElse(variable + " is missing");
    }

    private static String trouble(Path path) {
        if (Files.isRegularFile(path) && Files.isReadable(path)) {
            return "is empty";
        }
        return Files.exists(path) && !Files.isReadable(path)
                ? "can't be read by " + user() + ": " + permissions(path)
                : "can't be read";
    }

    /** Containers run as a number, which is what the owner of a mounted file is compared with. */
    private static String user() {
        try {
            return "the user " + Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException e) {
            return "this user";
        }
    }

    private static String permissions(Path path) {
        try {
            return "it belongs to " + Files.getAttribute(path, "unix:uid") + ":" + Files.getAttribute(path, "unix:gid")
                    + ", " + PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException | UnsupportedOperationException e) {
            return "its permissions are not known";
        }
    }

    private Optional<String> fromFile(Path path) {
        if (!wasRead || nanoTime.getAsLong() - readNanos > PAUSE.toNanos()) {
            synchronized (this) {
                if (!wasRead || nanoTime.getAsLong() - readNanos > PAUSE.toNanos()) {
                    read(path);
                }
            }
        }
        return content;
    }

    private void read(Path path) {
        try {
            String text = Files.readString(path).trim();
            if (!text.isEmpty()) {
                content = Optional.of(text);
            }
        } catch (IOException e) {
            LOG.warnf("The secret file %s can't be read", path);
        }
        readNanos = nanoTime.getAsLong();
        wasRead = true;
    }
}
