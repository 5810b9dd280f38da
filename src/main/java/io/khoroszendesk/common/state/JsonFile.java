package io.khoroszendesk.common.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A record in a JSON file that is always complete and that only its owner can read. Unknown members are ignored, so that
 * an older version can go on with what a newer one has written.
 */
public final class JsonFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final AtomicFile file;

    public JsonFile(Path file) {
        this.file = new AtomicFile(file);
    }

    public Path path() {
        return file.path();
    }

    /**
     * The content; empty if the file doesn't exist.
     *
     * @throws JsonProcessingException if it isn't such a record
     * @throws IOException if the file can't be read
     */
    public <T> Optional<T> read(Class<T> type) throws IOException {
        try {
            Optional<String> text = file.read();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            T content = JSON.readValue(text.get(), type);
            if (content == null) {
                // The JSON null, which nobody has written. A file that holds nothing is another thing than no file.
                throw new JsonMappingException(null, "null is no " + type.getSimpleName());
            }
            return Optional.of(content);
        } catch (CharacterCodingException e) {
            throw new JsonMappingException(null, "not a text in UTF-8", e);
        }
    }

    /** Replaces the content. When this returns, it survives a loss of power. */
    public void write(Object content) throws IOException {
        file.write(JSON.writeValueAsString(content));
    }
}
