package io.khoroszendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.khoroszendesk.ops.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar, started with a Java that is too old, as one that is installed beside the right one often is. */
class OlderJavaIT {

    private static final Pattern TOO_OLD = Pattern.compile("(?m)^JAVA_VERSION=\"(1[7-9]|2[0-4])\\b");

    private static final Path HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    private Path directory;

    @BeforeAll
    static void the_jar_and_an_older_java_are_there() {
        assumeTrue(jar().isPresent(), "an executable needs no Java");
        assumeTrue(older().isPresent(), "no Java from 17 to 24 is installed beside " + HOME);
    }

    @Test
    void the_server_says_in_one_line_which_java_it_needs() throws Exception {
        assertRefused(start());
    }

    @Test
    void so_do_commands() throws Exception {
        assertRefused(start("check"));
        assertRefused(start("--version"));
    }

    private void assertRefused(Process process) throws IOException {
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readAllLines(output())).singleElement().asString().satisfies(line -> assertThat(line)
                .startsWith("The adapter needs Java " + Launcher.NEEDED + " or newer; this is Java ")
                .contains("Start it with " + HOME.resolve("bin").resolve("java") + " instead."));
    }

    private Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(older().orElseThrow().resolve("bin").resolve("java").toString(), "-jar", jar().orElseThrow()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output().toFile());
        builder.environment().put("JAVA_HOME", HOME.toString());
        // Java itself would tell that it has found these.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process;
    }

    private Path output() {
        return directory.resolve("output");
    }

    private static Optional<String> jar() {
        return Optional.of(Program.commandLine().getLast()).filter(path -> path.endsWith(".jar"));
    }

    /** What is installed beside the Java of the tests, or named by a variable, as CI services do. */
    private static Optional<Path> older() {
        Stream<Path> named = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("JAVA_HOME_"))
                .map(variable -> Path.of(variable.getValue()));
        return Stream.concat(named, beside().stream())
                .filter(OlderJavaIT::isTooOld)
                .findFirst();
    }

    private static List<Path> beside() {
        try (Stream<Path> installed = Files.list(HOME.getParent())) {
            return installed.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isTooOld(Path home) {
        try {
            return Files.isExecutable(home.resolve("bin").resolve("java"))
                    && TOO_OLD.matcher(Files.readString(home.resolve("release")))
                            .find();
        } catch (IOException e) {
            return false;
        }
    }
}
