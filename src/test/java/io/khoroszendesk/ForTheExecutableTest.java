package io.khoroszendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Nothing is left to {@code make native-test} alone but what {@code make test} tries in another way. */
class ForTheExecutableTest {

    private static final Path SOURCES = Path.of("src", "test", "java");

    @Test
    void what_the_jar_is_spared_repeats_a_test_of_the_code() throws Exception {
        List<Class<?>> spared = testsOfWhatIsPackaged().stream()
                .filter(test -> test.isAnnotationPresent(ForTheExecutable.class))
                .toList();

        assertThat(spared)
                .isNotEmpty()
                .extracting(Class::getSuperclass)
                .allSatisfy(ForTheExecutableTest::assertRunsWithTheCode);
    }

    @Test
    void the_jar_is_spared_nothing_else() throws IOException {
        assertThat(Files.readString(Path.of("Makefile")))
                .containsOnlyOnce("-DexcludedGroups=")
                .contains("-DexcludedGroups=" + ForTheExecutable.TAG + " ");
        // What stands there would hold for the executable, too.
        assertThat(Files.readString(Path.of("pom.xml"))).doesNotContain("excludedGroups", "<groups>");
        assertThat(sources(".java"))
                .filteredOn(ForTheExecutableTest::hasATag)
                .containsExactly(SOURCES.resolve("io/khoroszendesk/ForTheExecutable.java"));
    }

    /** Surefire runs what is called so, and neither a fuzz test, which runs by itself, nor an abstract class. */
    private static void assertRunsWithTheCode(Class<?> test) {
        assertThat(test.getSimpleName()).endsWith("Test").doesNotEndWith("FuzzTest");
        assertThat(Modifier.isAbstract(test.getModifiers())).isFalse();
        assertThat(test.isAnnotationPresent(ForTheExecutable.class)).isFalse();
        assertThat(test.isAnnotationPresent(Disabled.class)).isFalse();
    }

    private static List<Class<?>> testsOfWhatIsPackaged() throws Exception {
        List<Class<?>> tests = new ArrayList<>();
        for (Path file : sources("IT.java")) {
            String name =
                    SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
            // Without its static fields, which start servers.
            tests.add(Class.forName(name, false, ForTheExecutableTest.class.getClassLoader()));
        }
        return tests;
    }

    private static List<Path> sources(String end) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    private static boolean hasATag(Path source) {
        try (Stream<String> lines = Files.lines(source)) {
            return lines.anyMatch(line -> line.strip().startsWith("@Tag("));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
