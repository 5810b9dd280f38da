package io.khoroszendesk.common.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.deadletter.DeadLetter.Cause;
import io.khoroszendesk.common.deadletter.DeadLetter.Kind;
import io.khoroszendesk.common.memory.FakeSharedMemory;
import io.khoroszendesk.common.memory.SharedMemory;
import io.khoroszendesk.ops.OperatorSettings;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever sees a new letter may have done its work before the one who keeps it is ready. */
class SettledWhileBuriedTest {

    private static final List<String> JANE = List.of("7");

    private final FakeSharedMemory memory = FakeSharedMemory.on(Clock.systemUTC());
    private final DeadLetters letters = new DeadLetters(
            seenAtOnce(),
            OperatorSettings.of(AdapterConfig.class),
            OperatorSettings.of(DeadLetterConfig.class),
            Clock.systemUTC());

    private Thread other;

    /** A memory in which somebody finds a letter as soon as it is there. */
    private SharedMemory seenAtOnce() {
        return (SharedMemory) Proxy.newProxyInstance(
                SharedMemory.class.getClassLoader(),
                new Class<?>[] {SharedMemory.class},
                (proxy, method, arguments) -> {
                    Object answer = method.invoke(memory, arguments);
                    if (method.getName().equals("keep")) {
                        settleElsewhere();
                    }
                    return answer;
                });
    }

    /** Goes on when the other has done it, or waits. */
    private void settleElsewhere() {
        other = Thread.ofPlatform().start(() -> letters.settle(Kind.USER, JANE));
        while (other.isAlive() && other.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_letter_that_is_settled_while_it_is_kept_is_not_left() throws Exception {
        letters.settle(Kind.USER, JANE);

        letters.bury(Kind.USER, JANE, Cause.REFUSED);
        other.join();

        assertThat(letters.all()).isEmpty();
    }
}
