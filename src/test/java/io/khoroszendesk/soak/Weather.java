package io.khoroszendesk.soak;

import io.khoroszendesk.Json;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What happens to Zendesk, over and over: faults of single calls for most of the time, then silence, refused connections and
 * throttling, and health. With every cycle the account has other customers.
 */
final class Weather {

    static final double CYCLE = 60;

    private static final double SILENCE = 40;
    private static final double REFUSAL = 45;
    private static final double THROTTLING = 48;
    private static final double HEALTH = 51;
    /** The account changes while all is well, so that the load goes on with it at once. */
    private static final double NEW_ACCOUNT = 55;

    private static final Fault[] FAULTS = {
        Fault.delay(300),
        Fault.delay(1_500),
        Fault.late(700),
        Fault.HANG,
        Fault.RESET_BEFORE,
        Fault.RESET_AFTER,
        Fault.TRUNCATED,
        Fault.DRIP,
        Fault.CLOSE_IDLE,
        Fault.GARBAGE,
        Fault.WRONG_TYPE,
        Fault.EMPTY,
        Fault.NO_BODY,
        Fault.status(500),
        Fault.status(409),
        Fault.UNAVAILABLE,
        Fault.html(502),
        Fault.html(504)
    };
    private static final double FAULTY = 0.08;
    /** These keep all calls of an endpoint back for a second, so they are rare. */
    private static final double LIMITED = 0.003;

    private static final double LARGE = 0.01;
    private static final Fault LARGE_ANSWER = Fault.body(200, largeAnswer());

    private final FakeZendesk zendesk;
    private final Population population;
    private long seed;

    private record Event(double at, Runnable change) {}

    /** A stretch of time, in seconds since the start. */
    record Phase(String name, double begin, double end) {}

    Weather(FakeZendesk zendesk, Population population) {
        this.zendesk = zendesk;
        this.population = population;
    }

    /** The outages in a run of so many seconds. */
    static List<Phase> phases(double seconds) {
        List<Phase> phases = new ArrayList<>();
        for (double cycle = 0; cycle < seconds; cycle += CYCLE) {
            phases.add(new Phase("outage", cycle + SILENCE, cycle + THROTTLING));
            phases.add(new Phase("throttling", cycle + THROTTLING, cycle + HEALTH));
        }
        return phases;
    }

    /** Plays it for so long, and leaves a healthy Zendesk. */
    void play(double seconds) throws InterruptedException {
        long start = System.nanoTime();
        for (double cycle = 0; cycle < seconds; cycle += CYCLE) {
            for (Event event : events()) {
                sleepUntil(start, cycle + event.at());
                event.change().run();
            }
        }
        sleepUntil(start, seconds);
        zendesk.faults().clear();
    }

    private List<Event> events() {
        return List.of(
                new Event(0, this::singleFaults),
                new Event(SILENCE, () -> zendesk.faults().clear().always("*", Fault.HANG)),
                new Event(REFUSAL, zendesk::stop),
                new Event(THROTTLING, () -> {
                    zendesk.faults().clear().always("*", Fault.tooManyAccount(2));
                    zendesk.restart();
                }),
                new Event(HEALTH, () -> zendesk.faults().clear()),
                new Event(NEW_ACCOUNT, population::renew));
    }

    private void singleFaults() {
        zendesk.faults()
                .random(++seed, FAULTY, FAULTS)
                .random(++seed, LIMITED, Fault.tooMany(1), Fault.unavailable(1), Fault.UNAUTHORIZED)
                .random("GET /api/v2/users/search", ++seed, LARGE, LARGE_ANSWER);
    }

    /** A page of as many users as a page may have, with as much text as Zendesk keeps of each. */
    private static String largeAnswer() {
        return Json.text(Json.object(
                "users",
                IntStream.range(0, 100)
                        .mapToObj(
                                i -> Json.object("id", i + 1, "name", "Large " + i, "details", "large ".repeat(1_000)))
                        .toList(),
                "count",
                100));
    }

    private static void sleepUntil(long start, double seconds) throws InterruptedException {
        long left = start + (long) (seconds * 1e9) - System.nanoTime();
        if (left > 0) {
            Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}
