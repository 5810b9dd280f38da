package io.khoroszendesk.marketing.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.security.SecretList;
import io.khoroszendesk.common.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    Path directory;

    @Test
    void behind_a_link_the_file_itself_is_replaced() throws IOException {
        Path file = Files.writeString(directory.resolve("keys"), "a");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);

        new KeyFile(link).write(new KeyFile(link).read().plus("b"));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("a,b");
    }

    @Test
    void nothing_is_left_beside_it() throws IOException {
        Path file = Files.writeString(directory.resolve("keys"), "a");

        new KeyFile(file).write(SecretList.parse("b"));

        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_file_that_is_not_there_is_told_by_its_setting() {
        assertThatThrownBy(() -> new KeyFile(directory.resolve("none")).read())
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("KHOROS_AUTH_HEADER_VALUES_FILE");
    }

    @Test
    void a_key_in_place_of_the_path_is_not_shown() {
        assertThatThrownBy(() -> new KeyFile(Path.of("Zr8qkT3vLm5xWp2nYc7bD4")).read())
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("The file of the keys can't be read.");
    }

    @Test
    void two_commands_do_not_change_things_at_the_same_time() {
        StateDirectory state = new StateDirectory(Optional.of(directory));

        assertThatThrownBy(
                        () -> state.exclusively(() -> new StateDirectory(Optional.of(directory)).exclusively(() -> {})))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("Another command");
    }
}
