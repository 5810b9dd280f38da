package io.khoroszendesk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that repeats against what is packaged what the class it extends has tried in the JVM of the tests. The jar holds the
 * very classes that were tried there, so {@code make test} leaves these tests out. The native executable is another build of
 * them, in which reflection, resources and what is initialized at build time can be missing; {@code make native-test} runs all.
 */
@Tag(ForTheExecutable.TAG)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForTheExecutable {

    /** What the Makefile leaves out. */
    String TAG = "for-the-executable";
}
