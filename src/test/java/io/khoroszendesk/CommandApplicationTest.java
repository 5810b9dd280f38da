package io.khoroszendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

class CommandApplicationTest {

    private final List<Class<?>> created = new ArrayList<>();

    private final IFactory factory = new IFactory() {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            created.add(type);
            return CommandLine.defaultFactory().create(type);
        }
    };

    @Test
    void a_command_runs() {
        assertThat(new CommandApplication(factory, () -> false).run("--version"))
                .isZero();
        assertThat(created).isNotEmpty();
    }

    @Test
    void a_process_that_is_told_to_end_while_it_starts_runs_no_command() {
        assertThat(new CommandApplication(factory, () -> true).run("--version")).isZero();
        assertThat(created).isEmpty();
    }
}
