package io.khoroszendesk.care.sync;

import static io.khoroszendesk.care.sync.SyncTenant.care;
import static io.khoroszendesk.care.sync.SyncTenant.zendesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Adapter;
import io.khoroszendesk.marketing.Lines;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

@QuarkusTest
@WithTestResource(
        value = SyncTenant.class,
        initArgs = @ResourceArg(name = "adapter.state-dir", value = SyncCommandTest.DIRECTORY))
class SyncCommandTest {

    static final String DIRECTORY = "target/sync-command";

    @Inject
    IFactory factory;

    final Path state = Path.of(DIRECTORY, "care-sync.json");
    final Lines terminal = new Lines();

    @BeforeEach
    void jane() throws IOException {
        Files.deleteIfExists(state);
        SyncTenant.isItselfAgain();
        zendesk().tenant().user("Jane Quill").add();
    }

    private int run(String... arguments) {
        CommandLine commands = Adapter.commands(factory);
        SyncCommand command = commands.getSubcommands().get("sync").getCommand();
        command.terminal = terminal;
        return commands.execute(arguments);
    }

    @Test
    void what_a_run_says_is_printed_as_the_results_of_all_commands_are() {
        assertThat(run("sync")).isZero();

        assertThat(terminal.printed)
                .contains("        1 pushed", "All of them are right in Care.")
                .noneMatch(line -> line.contains("\n"));
        assertThat(care().directory().persons()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "sync --full", "sync --dry-run"})
    void a_damaged_state_is_told_in_one_sentence_and_left_as_it_is(String line) throws IOException {
        Files.createDirectories(state.getParent());
        Files.writeString(state, "{\"account\":");

        assertThat(run(line.split(" "))).isEqualTo(1);

        assertThat(terminal.printed)
                .containsExactly("The file " + state.toAbsolutePath()
                        + " is not what a sync has written. Remove it, and the next sync reads all users anew.");
        assertThat(state).hasContent("{\"account\":");
        assertThat(care().count("*", "*")).isZero();
    }
}
