package io.khoroszendesk.common.memory;

import io.khoroszendesk.common.resilience.ManualClock;
import java.time.Duration;

/** The memory of the tests keeps to the contract, too. */
class FakeSharedMemoryTest extends SharedMemoryContract {

    private final ManualClock clock = new ManualClock();
    private final FakeSharedMemory memory = FakeSharedMemory.on(clock);

    @Override
    SharedMemory memory() {
        return memory;
    }

    @Override
    void pass(Duration time) {
        clock.advance(time);
    }
}
