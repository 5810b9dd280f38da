package io.khoroszendesk.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProcessConsoleTest {

    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private final ConsoleIO console = new ProcessConsole(stream(results), stream(rest));

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void nothing_that_is_printed_or_told_acts_on_the_terminal() {
        console.print("a\u001b[2Jb");
        console.tell("c\rd");

        assertThat(results.toString(StandardCharsets.UTF_8).lines()).containsExactly("a\ufffd[2Jb");
        assertThat(rest.toString(StandardCharsets.UTF_8).lines()).containsExactly("c\ufffdd");
    }

    @Test
    void a_line_that_is_drawn_takes_the_place_of_the_last_one_and_does_nothing_else() {
        console.draw("half\u001b[2J");

        assertThat(results.toString(StandardCharsets.UTF_8)).isEqualTo("\rhalf\ufffd[2J\u001b[K");
    }
}
