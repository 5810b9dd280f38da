package io.khoroszendesk.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Linux tells of a process in {@code /proc}. */
final class ProcessFiles {

    private static final String ESTABLISHED = "01";
    private static final String CLOSE_WAIT = "08";
    private static final String LISTEN = "0A";

    private final Path directory;

    ProcessFiles(long pid) {
        this.directory = Path.of("/proc", String.valueOf(pid));
    }

    /** A connection that the process holds; ports as numbers, the state as Linux numbers it. */
    record Connection(int local, int remote, String state) {

        boolean isEstablished() {
            return state.equals(ESTABLISHED);
        }

        boolean isLeftHalfClosed() {
            return state.equals(CLOSE_WAIT);
        }
    }

    /** Resident memory in megabytes. */
    double residentMemory() {
        return status("VmRSS:") / 1024;
    }

    double threads() {
        return status("Threads:");
    }

    private double status(String name) {
        return lines("status").stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(
                        line -> Double.parseDouble(line.substring(name.length()).replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** What each open descriptor stands for, such as {@code socket:[4711]}. */
    List<String> descriptors() {
        List<String> targets = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(directory.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                try {
                    targets.add(Files.readSymbolicLink(descriptor).toString());
                } catch (NoSuchFileException e) {
                    // It was closed in the meantime.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return targets;
    }

    /** The connections behind these descriptors. */
    List<Connection> connections(List<String> descriptors) {
        Set<String> own = new HashSet<>(descriptors);
        List<Connection> connections = new ArrayList<>();
        for (String file : List.of("net/tcp", "net/tcp6")) {
            for (String line : lines(file)) {
                String[] words = line.trim().split("\\s+");
                if (own.contains("socket:[" + words[9] + "]") && !words[3].equals(LISTEN)) {
                    connections.add(new Connection(port(words[1]), port(words[2]), words[3]));
                }
            }
        }
        return connections;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
