package io.khoroszendesk.observe;

import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import java.time.Duration;
import java.util.List;

/**
 * What happens to Zendesk in the course of a run: health, an outage whose first half is silence and whose second is refused
 * connections, health, throttling of the whole account, health.
 *
 * @param length of the whole run
 */
record Script(Duration length) {

    private static final double FULL_SECONDS = 600;

    /** A stretch of time from its beginning to its end, in seconds since the start. */
    record Phase(String name, double begin, double end) {}

    private record Event(double at, Runnable change) {}

    Phase outage() {
        return new Phase("outage", 0.15 * length.toSeconds(), 0.35 * length.toSeconds());
    }

    Phase throttling() {
        return new Phase("throttling", 0.55 * length.toSeconds(), 0.70 * length.toSeconds());
    }

    /** How much shorter than ten minutes it is; the rules' times shrink with it, and stay as they are at ten minutes. */
    double scale() {
        return Math.min(1, length.toSeconds() / FULL_SECONDS);
    }

    /** What the throttling tells callers to wait, in seconds. */
    int retryAfter() {
        return (int) Math.max(2, 20 * scale());
    }

    /** Plays it, and comes back when it is over. */
    void play(FakeZendesk zendesk) throws InterruptedException {
        long start = System.nanoTime();
        Phase outage = outage();
        for (Event event : List.of(
                new Event(outage.begin(), () -> zendesk.faults().always("*", Fault.HANG)),
                new Event((outage.begin() + outage.end()) / 2, zendesk::stop),
                new Event(outage.end(), () -> {
                    zendesk.faults().clear();
                    zendesk.restart();
                }),
                new Event(throttling().begin(), () -> zendesk.faults().always("*", Fault.tooManyAccount(retryAfter()))),
                new Event(throttling().end(), () -> zendesk.faults().clear()))) {
            sleepUntil(start, event.at());
            event.change().run();
            System.out.printf("  %s%n", detail(event.at()));
        }
        sleepUntil(start, length.toSeconds());
    }

    private String detail(double at) {
        String what;
        if (at == outage().begin()) {
            what = "Zendesk falls silent";
        } else if (at < outage().end()) {
            what = "Zendesk refuses connections";
        } else if (at == outage().end()) {
            what = "Zendesk is well again";
        } else {
            what = at == throttling().begin() ? "Zendesk throttles the account" : "Zendesk is well again";
        }
        return clock(at) + " " + what;
    }

    /** Seconds as minutes and seconds. */
    static String clock(double seconds) {
        return "%d:%02d".formatted((int) seconds / 60, (int) seconds % 60);
    }

    private static void sleepUntil(long start, double seconds) throws InterruptedException {
        long left = start + (long) (seconds * 1e9) - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }
}
