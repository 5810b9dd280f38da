package io.khoroszendesk.zendesk.background;

import io.khoroszendesk.common.resilience.StopSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps the export below the rate limit that Zendesk has for it. */
public final class ExportRateLimiter {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final Clock clock;
    private final Deque<Instant> calls = new ArrayDeque<>();

    public ExportRateLimiter(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Waits until another call may be made, and counts that call. */
    public void await(StopSignal stop) {
        stop.sleep(pause());
        calls.addLast(clock.instant());
    }

    /** How long to wait before the next call. */
    Duration pause() {
        Instant minuteAgo = clock.instant().minus(MINUTE);
        while (!calls.isEmpty() && !calls.getFirst().isAfter(minuteAgo)) {
            calls.removeFirst();
        }
        return calls.size() < perMinute ? Duration.ZERO : Duration.between(minuteAgo, calls.getFirst());
    }
}
