package io.khoroszendesk;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.instancio.Instancio;
import org.instancio.Select;
import org.instancio.generator.AfterGenerate;
import org.instancio.generator.Generator;
import org.instancio.settings.Keys;

/**
 * A statement that holds for every value, tried with many generated ones. They are the same in every run, so that a build
 * does not fail by chance. {@code -Dproperties.seed} gives others, and {@code -Dproperties.tries} says how many each property
 * is tried with.
 */
public final class Property {

    private static final long SEED = Long.getLong("properties.seed", 20261127);
    private static final int LONGEST_SHOWN = 2_000;

    private Property() {}

    /** Tries the statement with 1,000 values. */
    public static <T> void forAll(Generator<T> values, Consumer<? super T> statement) {
        forAll(1_000, values, statement);
    }

    /** Every value has a seed of its own, which is told when the statement does not hold for it. */
    public static <T> void forAll(int usualTries, Generator<T> values, Consumer<? super T> statement) {
        int tries = Integer.getInteger("properties.tries", usualTries);
        long seed = SEED;
        for (int i = 1; i <= tries; i++) {
            T value = generate(values, seed);
            try {
                statement.accept(value);
            } catch (RuntimeException | Error failure) {
                throw new AssertionError(
                        "Value %d of %d, which -Dproperties.seed=%d makes the first one: %s%n%s"
                                .formatted(i, tries, seed, shown(value), failure.getMessage()),
                        failure);
            }
            // Not the next number: of neighbouring seeds java.util.Random makes values that are much alike.
            seed = new SplittableRandom(seed).nextLong();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T generate(Generator<T> values, long seed) {
        return (T) Instancio.of(Object.class)
                .withSetting(Keys.AFTER_GENERATE_HINT, AfterGenerate.DO_NOT_MODIFY)
                .supply(Select.root(), values)
                .withSeed(seed)
                .create();
    }

    private static String shown(Object value) {
        StringBuilder shown = new StringBuilder();
        String.valueOf(value)
                .chars()
                .limit(LONGEST_SHOWN)
                .forEach(c -> shown.append(c < ' ' || c > '~' ? "\\u%04x".formatted(c) : (char) c));
        return shown.toString();
    }
}
