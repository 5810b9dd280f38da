package io.khoroszendesk.ops.check;

import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Inspection;
import io.khoroszendesk.common.memory.MemoryUnavailableException;
import io.khoroszendesk.common.memory.SharedMemoryState;
import io.khoroszendesk.common.memory.SharedMemoryState.State;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks whether the memory that replicas share answers. */
@Singleton
class SharedMemoryCheck implements Inspection {

    private static final String SUBJECT = "memory";
    /** The first call also opens the connection. */
    private static final int TRIES = 3;

    /** What a server says whose password is another one, or which lets this user do nothing. */
    private static final Pattern REFUSED = Pattern.compile("\\b(WRONGPASS|NOAUTH|NOPERM)\\b");

    private final SharedMemoryState memory;

    @Inject
    SharedMemoryCheck(SharedMemoryState memory) {
        this.memory = memory;
    }

    @Override
    public List<Finding> inspect(boolean fix) {
        if (memory.now() == State.OFF) {
            return List.of();
        }
        String problem = "";
        for (int i = 0; i < TRIES; i++) {
            try {
                memory.probe();
                return List.of(Finding.ok(SUBJECT, "The memory that replicas share answers."));
            } catch (MemoryUnavailableException e) {
                problem = e.getMessage();
            }
        }
        Finding finding = Finding.warn(
                SUBJECT,
                "The memory that replicas share can't be used: " + problem + ".",
                "See whether ADAPTER_SHARED_MEMORY_URL is right and the server can be reached.");
        return List.of(REFUSED.matcher(problem).find() ? finding : finding.passing(Optional.of(Duration.ZERO)));
    }
}
