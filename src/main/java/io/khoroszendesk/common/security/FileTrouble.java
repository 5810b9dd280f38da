package io.khoroszendesk.common.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Why a file that a setting names can't be read, in words that follow its path. */
public final class FileTrouble {

    private FileTrouble() {}

    /** What keeps a file from being read; empty if it can be. */
    public static Optional<String> of(Path path) {
        if (Files.isDirectory(path)) {
            return Optional.of("is a directory: name the file in it");
        }
        if (Files.exists(path) && !Files.isReadable(path)) {
            return Optional.of("can't be read by " + user() + ": " + permissions(path));
        }
        if (Files.notExists(path)) {
            return Optional.of("doesn't exist");
        }
        if (!Files.exists(path)) {
            return Optional.of("can't be reached by " + user() + ": a directory above it may not be entered");
        }
        if (!Files.isRegularFile(path)) {
            // A pipe is opened only when somebody writes to it, and a device may never end.
            return Optional.of("is no regular file: it is read again and again, so it can't be a pipe or a device");
        }
        try {
            return Files.size(path) == 0 ? Optional.of("is empty") : Optional.empty();
        } catch (IOException e) {
            return Optional.of("can't be read");
        }
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
}
