package io.khoroszendesk.common.security;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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

    /** The byte order marks of UTF-8 and of UTF-16. */
    private static final List<byte[]> MARKS = List.of(
            new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
            new byte[] {(byte) 0xFF, (byte) 0xFE},
            new byte[] {(byte) 0xFE, (byte) 0xFF});

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
        this.file = file.filter(f -> !f.isBlank()).map(SecretFile::path);
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
        return file.map(path -> variable + "_FILE names "
                        + shown(path)
                                .map(there -> there + ", which " + trouble(path))
                                .orElse("a file that doesn't exist (write its path, not the secret itself)"))
                .orElse(variable + " is missing");
    }

    /**
     * A path of a secret's setting as it may be shown; empty if it may be the secret itself, which is put there by mistake. A
     * path is what exists, or what begins with a directory that does: keys in Base64 hold slashes, too.
     */
    public static Optional<Path> shown(Path path) {
        boolean isInDirectory = path.getNameCount() > 1 && Files.isDirectory(first(path));
        return isInDirectory || Files.exists(path) ? Optional.of(path) : Optional.empty();
    }

    private static Path first(Path path) {
        return path.isAbsolute() ? path.getRoot().resolve(path.getName(0)) : path.getName(0);
    }

    /** A path of what a setting holds. What this machine can't write as one is no file that it could read. */
    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return Path.of(text.replaceAll("[^!-~]", "?"));
        }
    }

    private static String trouble(Path path) {
        return FileTrouble.of(path).orElseGet(() -> {
            try {
                return hasMark(Files.readAllBytes(path))
                        ? "begins with a byte order mark: save it as UTF-8 without one"
                        : text(path).isEmpty() ? "is empty" : "can't be read";
            } catch (CharacterCodingException e) {
                return "is no text in UTF-8";
            } catch (IOException e) {
                return "can't be read";
            }
        });
    }

    /** Whether a file begins as editors on Windows let one begin. The mark would be a part of the secret. */
    private static boolean hasMark(byte[] bytes) {
        return MARKS.stream().anyMatch(mark -> Arrays.mismatch(mark, bytes) == mark.length);
    }

    private static String text(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new FileNotFoundException("no regular file");
        }
        if (hasMark(Files.readAllBytes(path))) {
            throw new CharacterCodingException();
        }
        return Files.readString(path).trim();
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
            String text = text(path);
            if (!text.isEmpty()) {
                content = Optional.of(text);
            }
        } catch (IOException e) {
            // At the start whoever needs the secret says what is wrong with the file.
            if (wasRead) {
                LOG.warnf(
                        "The secret file%s can't be read",
                        shown(path).map(there -> " " + there).orElse(""));
            }
        }
        readNanos = nanoTime.getAsLong();
        wasRead = true;
    }
}
