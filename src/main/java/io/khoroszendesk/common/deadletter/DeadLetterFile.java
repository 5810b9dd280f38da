package io.khoroszendesk.common.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.khoroszendesk.common.state.DirectoryLock;
import io.khoroszendesk.common.state.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * The dead letters in the state directory. The file is always whole, and the server and commands change it one at a time.
 */
final class DeadLetterFile {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final JsonFile file;
    private final Path lock;

    DeadLetterFile(Path directory) {
        this.file = new JsonFile(directory.resolve("dead-letters.json"));
        this.lock = directory.resolve("dead-letters.lock");
    }

    /**
     * All of them.
     *
     * @throws IOException if the file can't be read, or is another one; the message says what to do
     */
    DeadLetterList read() throws IOException {
        try {
            return file.read(DeadLetterList.class).orElse(DeadLetterList.EMPTY);
        } catch (JsonProcessingException e) {
            throw new IOException(file.path() + " can't be parsed. Move it away; what is in it is lost to a retry.", e);
        } catch (IOException e) {
            throw new IOException(file.path() + " can't be read. Give this user read access, or move it away.", e);
        }
    }

    /** Changes the list. When this returns, the change survives a loss of power. */
    synchronized DeadLetterList change(UnaryOperator<DeadLetterList> change) throws IOException {
        try (DirectoryLock held = DirectoryLock.lock(lock, PATIENCE)) {
            DeadLetterList before = read();
            DeadLetterList after = change.apply(before);
            if (!after.equals(before)) {
                file.write(after);
            }
            return after;
        }
    }
}
