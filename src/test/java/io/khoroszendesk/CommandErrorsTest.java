package io.khoroszendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CommandErrorsTest {

    @Command(name = "fail")
    static final class Failing implements Callable<Integer> {

        @Override
        public Integer call() {
            throw new IllegalStateException("Jane\u001b[2J");
        }
    }

    @Test
    void a_failure_that_nobody_has_foreseen_is_told_as_a_whole_and_acts_on_nothing() {
        StringWriter errors = new StringWriter();

        int exit = new CommandLine(new Failing())
                .setErr(new PrintWriter(errors))
                .setExecutionExceptionHandler(new CommandErrors())
                .execute();

        assertThat(exit).isEqualTo(1);
        assertThat(errors.toString())
                .startsWith("java.lang.IllegalStateException: Jane\ufffd[2J")
                .contains("at io.khoroszendesk.CommandErrorsTest");
    }
}
