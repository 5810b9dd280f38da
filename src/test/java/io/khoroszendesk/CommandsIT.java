package io.khoroszendesk;

import io.khoroszendesk.OptionsTest.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands as they are shipped, of each kind one that no other test of what is packaged runs. */
class CommandsIT {

    private static final List<String> KINDS = List.of(
            "--version",
            "whoami",
            "accounts",
            "update",
            "message",
            "events list",
            "authors list",
            "author show",
            "author set",
            "author join");

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

    static Stream<Trial> trials() {
        return KINDS.stream().map(kind -> OptionsTest.TRIALS.stream()
                .filter(trial -> trial.line().startsWith(kind))
                .findFirst()
                .orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("trials")
    void a_command_does_what_its_options_say(Trial trial) {
        trial.assertEndsSo(world.run(trial.line()));
    }
}
