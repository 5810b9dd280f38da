package io.khoroszendesk.care.sync;

import io.khoroszendesk.common.cli.ConsoleIO;
import io.khoroszendesk.common.log.Plural;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Shows the progress of a run: on a terminal as a bar, elsewhere as a line from time to time. The total is Zendesk's
 * estimate, so the time left is an estimate, too.
 */
final class ProgressPrinter {

    private static final int WIDTH = 30;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final ConsoleIO terminal;
    private final boolean isTerminal;
    private final Clock clock;
    private Instant start;
    private Instant lastLine;
    private OptionalLong total = OptionalLong.empty();
    private boolean isDrawn;
    /** The minutes that a user takes where Care's rate limit decides. */
    private double slowest;

    ProgressPrinter(ConsoleIO terminal, boolean isTerminal, Clock clock) {
        this.terminal = terminal;
        this.isTerminal = isTerminal;
        this.clock = clock;
    }

    /** Starts counting; {@code expected} is the approximate number of users. */
    synchronized void begin(OptionalLong expected) {
        start = clock.instant();
        lastLine = start;
        total = expected.stream().filter(count -> count > 0).findFirst();
    }

    /**
     * {@code read} users have been read and pushed so far.
     *
     * @param calls how many calls to Care that took
     * @param callsPerMinute how many the rate limit allows; the first ones are faster
     */
    synchronized void reached(long read, long calls, double callsPerMinute) {
        Instant now = clock.instant();
        slowest = read == 0 ? 0 : calls / callsPerMinute / read;
        if (isTerminal) {
            draw(line(read, now));
        } else if (Duration.between(lastLine, now).compareTo(BETWEEN_LINES) >= 0) {
            terminal.print(line(read, now));
            lastLine = now;
        }
    }

    /** Shows what is waited for: on a terminal in place of the bar, which comes back with the next progress. */
    synchronized void waits(String notice) {
        if (isTerminal) {
            draw(notice);
        } else {
            terminal.print(notice);
        }
    }

    private void draw(String text) {
        terminal.draw(text);
        isDrawn = true;
    }

    /** Prints a line that stays, beside the bar. */
    synchronized void say(String sentence) {
        end();
        terminal.print(sentence);
    }

    /** Leaves the bar as it is. */
    synchronized void end() {
        if (isDrawn) {
            terminal.print("");
            isDrawn = false;
        }
    }

    private String line(long read, Instant now) {
        double minutes = Math.max(1, Duration.between(start, now).toMillis()) / 60_000.0;
        double perMinute = read / minutes;
        String rate = String.format(Locale.ROOT, "%,.0f a minute", perMinute);
        if (total.isEmpty()) {
            return Plural.of(read, "user") + ", " + rate;
        }
        if (read > total.getAsLong()) {
            return Plural.of(read, "user") + ", more than Zendesk's estimate, " + rate;
        }
        double share = (double) read / total.getAsLong();
        double minutesPerUser = Math.max(1 / perMinute, slowest);
        String left = read == 0 ? "" : ", about " + words((total.getAsLong() - read) * minutesPerUser) + " left";
        String numbers = String.format(
                Locale.ROOT,
                "%,d of about %s (%.0f %%), %s%s",
                read,
                Plural.of(total.getAsLong(), "user"),
                share * 100,
                rate,
                left);
        return isTerminal ? bar(share) + " " + numbers : numbers;
    }

    private static String bar(double share) {
        int full = (int) Math.round(share * WIDTH);
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]";
    }

    private static String words(double minutes) {
        if (minutes < 1) {
            return Math.max(1, Math.round(minutes * 60)) + " s";
        }
        return minutes < 90 ? Math.round(minutes) + " min" : String.format(Locale.ROOT, "%.1f h", minutes / 60);
    }
}
