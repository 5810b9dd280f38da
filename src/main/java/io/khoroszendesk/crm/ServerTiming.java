package io.khoroszendesk.crm;

import io.khoroszendesk.common.resilience.Timeline;
import io.khoroszendesk.common.resilience.Timeline.Step;
import java.time.Duration;

/**
 * Tells by the header {@code Server-Timing} where the time of a request went: see <a
 * href="https://www.w3.org/TR/server-timing/">its grammar</a>, which allows parameters of one's own. Proxies accept
 * headers of 4 kB in all, which is why a {@link Timeline} is bounded.
 */
final class ServerTiming {

    static final String HEADER = "Server-Timing";

    private static final long TENTH_OF_A_MILLISECOND = 100_000;

    private final StringBuilder text = new StringBuilder();
    private final long requestStart;

    private ServerTiming(long requestStart) {
        this.requestStart = requestStart;
    }

    /** The value of the header for a request that is answered now. */
    static String of(RequestContext exchange) {
        long took = System.nanoTime() - exchange.startNanos();
        ServerTiming timing = new ServerTiming(exchange.startNanos());
        timing.metric("total").millis("dur", took);
        if (exchange.isOperation()) {
            Duration deadline = exchange.budget();
            timing.metric("deadline").millis("dur", deadline.toNanos());
            timing.metric("left").millis("dur", Math.max(0, deadline.toNanos() - took));
        }
        exchange.timeline().steps().forEach(timing::step);
        if (exchange.timeline().further() > 0) {
            timing.metric("more").text("desc", exchange.timeline().further() + " further steps");
        }
        return timing.text.toString();
    }

    private void step(Step step) {
        metric(step.kind() == Timeline.Kind.CACHE ? "cache" : "zendesk")
                .millis("dur", step.nanos())
                .millis("start", Math.max(0, step.start() - requestStart))
                .text("desc", step.what());
        if (step.status() > 0) {
            text.append(";status=").append(step.status());
        }
        if (!step.error().isEmpty()) {
            text.append(";error=").append(step.error());
        }
        if (step.kind() == Timeline.Kind.SHARED_CALL) {
            text.append(";shared=1");
        }
    }

    private ServerTiming metric(String name) {
        text.append(text.isEmpty() ? "" : ", ").append(name);
        return this;
    }

    private ServerTiming millis(String parameter, long nanos) {
        long tenths = nanos / TENTH_OF_A_MILLISECOND;
        text.append(';')
                .append(parameter)
                .append('=')
                .append(tenths / 10)
                .append('.')
                .append(tenths % 10);
        return this;
    }

    /** Names of endpoints and caches need no escapes. */
    private ServerTiming text(String parameter, String value) {
        text.append(';').append(parameter).append("=\"").append(value).append('"');
        return this;
    }
}
