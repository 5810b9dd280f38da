package io.khoroszendesk.common.security;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
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
                LOG.warnf("The secret file %s can't be read", path);
            }
        }
        readNanos = nanoTime.getAsLong();
        wasRead = true;
    }
}
