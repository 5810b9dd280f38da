package io.khoroszendesk.marketing.publish;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.marketing.api.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file with an image. It is checked before anything is sent, because a refusal of Khoros' says less of what to do.
 * Khoros has error codes for wrong types and sizes, but no document says which types and sizes it takes; those here are
 * this command's own, and a network may have lower limits.
 *
 * @param type the media type that its first bytes show, whatever the file is called
 * @param bytes its size
 */
record ImageFile(Path path, String type, long bytes) {

    private static final long MEGABYTE = 1024 * 1024;
    private static final long LARGEST = 25 * MEGABYTE;
    private static final int LONGEST_SIGNATURE = 8;

    /** What keeps the file from being sent, and what to do; empty if nothing does. */
    static Optional<String> problem(String name) {
        try {
            of(name);
            return Optional.empty();
        } catch (CommandException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * The image in this file.
     *
     * @throws CommandException if it can't be sent; the message says what to do
     */
    static ImageFile of(String name) {
        try {
            Path path = Path.of(name);
            if (!Files.isRegularFile(path)) {
                throw new CommandException("'" + name + "' is no file. Name the file of an image.");
            }
            long bytes = Files.size(path);
            if (bytes > LARGEST) {
                throw new CommandException("'%s' has %.1f MB, and at most %d MB are sent. Make the image smaller."
                        .formatted(name, (double) bytes / MEGABYTE, LARGEST / MEGABYTE));
            }
            String type = type(path)
                    .orElseThrow(() -> new CommandException(
                            "'" + name + "' is neither a JPEG, a PNG nor a GIF. Convert the image to one of these."));
            return new ImageFile(path, type, bytes);
        } catch (IOException | InvalidPathException e) {
            throw new CommandException("'" + name + "' can't be read. See who owns the file and who may read it.");
        }
    }

    private static Optional<String> type(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            String start = new String(file.readNBytes(LONGEST_SIGNATURE), StandardCharsets.ISO_8859_1);
            if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
                return Optional.of("image/png");
            }
            if (start.startsWith("\u00ff\u00d8\u00ff")) {
                return Optional.of("image/jpeg");
            }
            return start.startsWith("GIF87a") || start.startsWith("GIF89a")
                    ? Optional.of("image/gif")
                    : Optional.empty();
        }
    }

    /** Its name is sent as well. A quote or a control character in it would end the header that it stands in. */
    Upload upload() {
        return new Upload(path.getFileName().toString().replaceAll("[\"\\\\\\p{Cntrl}]", "_"), path, type);
    }

    /** For display. */
    String line() {
        return "image: " + path + ", " + type + ", " + bytes + " bytes";
    }
}
