package io.khoroszendesk.common.memory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Whether the memory of the replicas is used, for health and checks. */
@Singleton
public class SharedMemoryState {

    private final RedisCalls calls;
    private final SharedMemory memory;

    /** How it stands with the shared memory. */
    public enum State {
        OFF("off"),
        IN_USE("in use"),
        /** It failed and is tried again after a while. */
        LEFT_ALONE("left alone");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    @Inject
    SharedMemoryState(RedisCalls calls, SharedMemory memory) {
        this.calls = calls;
        this.memory = memory;
    }

    public State now() {
        if (!calls.isOn()) {
            return State.OFF;
        }
        return calls.isInUse() ? State.IN_USE : State.LEFT_ALONE;
    }

    /** Reads something from it. */
    public void probe() throws MemoryUnavailableException {
        memory.remembers("probe");
    }
}
