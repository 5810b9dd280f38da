package io.khoroszendesk.common.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {

    @TempDir
    Path directory;

    record Note(String text, int times) {}

    private JsonFile file() {
        return new JsonFile(directory.resolve("note.json"));
    }

    @Test
    void what_was_written_is_read() throws IOException {
        file().write(new Note("once", 1));

        assertThat(file().read(Note.class)).contains(new Note("once", 1));
    }

    @Test
    void a_file_that_is_not_there_holds_nothing() throws IOException {
        assertThat(file().read(Note.class)).isEmpty();
    }

    @Test
    void members_of_a_newer_version_are_ignored() throws IOException {
        Files.writeString(directory.resolve("note.json"), "{\"text\":\"new\",\"times\":2,\"since\":7}");

        assertThat(file().read(Note.class)).contains(new Note("new", 2));
    }

    @Test
    void what_is_not_json_is_told() throws IOException {
        Files.writeString(directory.resolve("note.json"), "{");

        assertThatThrownBy(() -> file().read(Note.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void null_is_no_record() throws IOException {
        Files.writeString(directory.resolve("note.json"), "null");

        assertThatThrownBy(() -> file().read(Note.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void bytes_that_are_no_text_are_told_as_what_is_not_json() throws IOException {
        Files.write(directory.resolve("note.json"), new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'});

        assertThatThrownBy(() -> file().read(Note.class)).isInstanceOf(JsonProcessingException.class);
    }
}
