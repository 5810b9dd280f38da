package io.khoroszendesk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every option as it is shipped: a native executable knows by reflection only what its build was told of, so an option can work
 * in the jar and fail there.
 */
@ForTheExecutable
class OptionsIT extends OptionsTest {

    @TempDir
    private static Path directory;

    private static CommandWorld world;

    @BeforeAll
    static void somebody_has_logged_in_and_registered() throws IOException {
        world = CommandWorld.registered(directory);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    static List<Trial> trials() {
        return TRIALS;
    }

    @Override
    Ending read(String line) {
        return world.runWithoutSettings(line);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void a_right_value_is_taken(Trial trial) {
        trial.assertEndsSo(world.run(trial.line()));
    }
}
