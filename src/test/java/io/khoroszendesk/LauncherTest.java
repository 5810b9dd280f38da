package io.khoroszendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir
    private Path installed;

    @Test
    void a_java_that_is_too_old_is_told_with_what_it_is_and_where() throws IOException {
        Path home = java("jdk-17", "17.0.15");

        assertThat(Launcher.refusal(home, "17.0.15", null))
                .isEqualTo("The adapter needs Java 25 or newer; this is Java 17.0.15 (" + home
                        + "). Install a newer one," + " and start the adapter with the java in its directory bin.");
    }

    @Test
    void one_that_is_new_enough_is_named_where_it_is_installed_beside_the_old_one() throws IOException {
        Path home = java("jdk-17", "17.0.15");
        java("jdk-21", "21.0.9");
        Path newer = java("jdk-25", "25.0.1");

        assertThat(Launcher.refusal(home, "17.0.15", null))
                .endsWith(" Start it with " + newer.resolve("bin/java") + " instead.");
    }

    @Test
    void one_at_java_home_is_named_first() throws IOException {
        Path home = java("jdk-17", "17.0.15");
        java("jdk-25", "25.0.1");
        Path chosen = java("elsewhere/latest", "26");

        assertThat(Launcher.refusal(home, "17.0.15", chosen.toString()))
                .endsWith(" Start it with " + chosen.resolve("bin/java") + " instead.");
    }

    @Test
    void java_home_does_not_help_where_it_is_as_old() throws IOException {
        Path home = java("jdk-17", "17.0.15");

        assertThat(Launcher.refusal(home, "17.0.15", home.toString())).doesNotContain("Start it with");
        assertThat(Launcher.refusal(home, "17.0.15", "")).doesNotContain("Start it with");
    }

    @Test
    void it_asks_for_the_java_that_the_adapter_is_compiled_for() throws IOException {
        assertThat(javaOf(Adapter.class)).isEqualTo(Launcher.NEEDED);
    }

    @Test
    void it_is_itself_compiled_for_the_oldest_java_that_the_framework_starts_with() throws IOException {
        assertThat(javaOf(Launcher.class)).isEqualTo(17);
    }

    private Path java(String name, String version) throws IOException {
        Path home = Files.createDirectories(installed.resolve(name));
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Somebody\"\nJAVA_RUNTIME_VERSION=\"" + version + "+6\"\nJAVA_VERSION=\"" + version
                        + "\"\n");
        return home;
    }

    /** The Java that a class needs, by the version that its file names. */
    private static int javaOf(Class<?> type) throws IOException {
        try (DataInputStream file = new DataInputStream(type.getResourceAsStream(type.getSimpleName() + ".class"))) {
            file.skipNBytes(6);
            return file.readUnsignedShort() - 44;
        }
    }
}
