package io.khoroszendesk;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is tried by {@code make native-test} alone but what {@code make test} tries in another way. */
class ForTheExecutableTest {

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("io.khoroszendesk");

    @Test
    void what_the_jar_is_spared_repeats_a_test_of_the_code() {
        classes()
                .that()
                .areAnnotatedWith(ForTheExecutable.class)
                .should()
                .haveSimpleNameEndingWith("IT")
                .andShould(ArchCondition.from(
                        describe("extend a test of the code", (JavaClass test) -> test.getRawSuperclass()
                                .filter(ForTheExecutableTest::isATestOfTheCode)
                                .isPresent())))
                .check(TESTS);
    }

    @Test
    void the_jar_is_spared_nothing_else() throws IOException {
        assertThat(Files.readString(Path.of("Makefile")))
                .containsOnlyOnce("-DexcludedGroups=")
                .contains("-DexcludedGroups=" + ForTheExecutable.TAG + " ");
        classes()
                .that()
                .areNotAnnotations()
                .should()
                .notBeAnnotatedWith(Tag.class)
                .check(TESTS);
    }

    /** Surefire runs what is called so, and neither a fuzz test, which runs by itself, nor an abstract class. */
    private static boolean isATestOfTheCode(JavaClass type) {
        return type.getSimpleName().endsWith("Test")
                && !type.getSimpleName().endsWith("FuzzTest")
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && !type.isAnnotatedWith(Disabled.class)
                && Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream())
                        .noneMatch(each -> each.isAnnotatedWith(ForTheExecutable.class));
    }
}
