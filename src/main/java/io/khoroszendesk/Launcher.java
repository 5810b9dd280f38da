package io.khoroszendesk;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Entry point of the executable. An older Java can't load any other class of ours and would end with a stack trace about
 * numbers of class files. So Maven compiles this class for the oldest Java that Quarkus' own runner starts with, and it
 * says which Java is needed.
 */
@QuarkusMain
public class Launcher {

    /** The oldest Java that runs the adapter. */
    static final int NEEDED = 25;

    private static final Pattern RELEASE = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    Launcher() {}

    public static void main(String... args) {
        if (Runtime.version().feature() < NEEDED) {
            System.err.println(refusal(
                    Path.of(System.getProperty("java.home")),
                    System.getProperty("java.version"),
                    System.getenv("JAVA_HOME")));
            System.exit(1);
        }
        Adapter.main(args);
    }

    /**
     * What is wrong with this Java, and how to start with another.
     *
     * @param javaHome the variable of that name, null if it is not set
     */
    static String refusal(Path home, String version, String javaHome) {
        String wrong = "The adapter needs Java " + NEEDED + " or newer; this is Java " + version + " (" + home + "). ";
        return wrong
                + newer(home, javaHome)
                        .map(found -> "Start it with " + found.resolve("bin").resolve("java") + " instead.")
                        .orElse("Install a newer one, and start the adapter with the java in its directory bin.");
    }

    /** A Java that is new enough, at {@code JAVA_HOME} or beside the one that runs. */
    private static Optional<Path> newer(Path home, String javaHome) {
        List<Path> places = new ArrayList<>();
        if (javaHome != null && !javaHome.isBlank()) {
            places.add(Path.of(javaHome));
        }
        places.addAll(beside(home));
        return places.stream().filter(Launcher::isNewEnough).findFirst();
    }

    private static List<Path> beside(Path home) {
        try (Stream<Path> found = Files.list(home.resolveSibling("."))) {
            return found.map(Path::normalize).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isNewEnough(Path home) {
        try {
            Matcher release = RELEASE.matcher(Files.readString(home.resolve("release")));
            return release.find() && Integer.parseInt(release.group(1)) >= NEEDED;
        } catch (IOException e) {
            return false;
        }
    }
}
