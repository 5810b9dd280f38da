package io.khoroszendesk.marketing.rotation;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.WaitNotices;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.common.security.SecretList;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.registration.KeyChange;
import io.khoroszendesk.marketing.registration.KeyChange.Step;
import io.khoroszendesk.marketing.registration.PublicEndpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Rotates the key so that Khoros' key is accepted at every moment: the new key is accepted beside the old one, then
 * Khoros is told, and only after Khoros has confirmed it the old key is retired. A rotation can be interrupted at any
 * point and run again.
 */
final class KeyRotation {

    /**
     * The number of equal responses in a row, each over a new connection, so that every replica has probably sent some.
     */
    private static final int TIMES = 12;

    private static final Duration BETWEEN = Duration.ofMillis(500);

    /** Stores a rotation that was begun and not finished. */
    interface Journal {

        Optional<KeyChange> find();

        void write(KeyChange change);

        void forget();
    }

    /** Tells Khoros the key. It is idempotent. */
    interface Khoros {

        void send(String key);
    }

    private final Journal journal;
    private final KeyStore keys;
    private final PublicEndpoint door;
    private final Khoros khoros;
    private final Supplier<String> newKey;
    private final Consumer<String> tell;
    private final Clock clock;
    private final Sleeper pause;
    private final Times times;
    private final WaitNotices notices;

    /**
     * The waiting times of a rotation.
     *
     * @param acceptance how long to wait until all replicas have read the keys
     * @param grace how long the old key stays valid after Khoros has accepted the new one, for calls that are under way
     */
    record Times(Duration acceptance, Duration grace) {}

    KeyRotation(
            Journal journal,
            KeyStore keys,
            PublicEndpoint door,
            Khoros khoros,
            Supplier<String> newKey,
            Consumer<String> tell,
            Clock clock,
            Sleeper pause,
            Times times,
            WaitNotices notices) {
        this.journal = journal;
        this.keys = keys;
        this.door = door;
        this.khoros = khoros;
        this.newKey = newKey;
        this.tell = tell;
        this.clock = clock;
        this.pause = pause;
        this.times = times;
        this.notices = notices;
    }

    /** Continues an unfinished rotation, or begins one; {@code oldKey} is only called then. */
    void run(Supplier<String> oldKey) {
        KeyChange change = journal.find().orElse(null);
        if (change == null) {
            change = KeyChange.begin(newKey.get(), oldKey.get());
            journal.write(change);
        } else {
            tell.accept("Going on with the change of the key that was begun before.");
        }
        if (change.step() == Step.MADE) {
            change = tellKhoros(acceptBoth(change));
        } else if (change.step() == Step.TELLING) {
            // It may be long ago that both were accepted.
            demand(
                    change.newKey(),
                    PublicEndpoint.Look::isAccepted,
                    "The new key is not accepted everywhere any more, so Khoros is not told. Put it back among the keys, and"
                            + " run rotate-key again.");
            change = tellKhoros(change);
        }
        if (change.step() == Step.TOLD) {
            change = grace(change);
        }
        retire(change);
        journal.forget();
        tell.accept("Done: Khoros sends the new key, and the old one is refused.");
    }

    private KeyChange acceptBoth(KeyChange change) {
        SecretList both = keys.read().plus(change.oldKey()).plus(change.newKey());
        tell.accept(
                keys.write(both)
                        ? "The new key is accepted beside the old one, as soon as all replicas have read it."
                        : "Waiting for the secret to be changed.");
        demand(
                change.newKey(),
                PublicEndpoint.Look::isAccepted,
                "The new key is not accepted everywhere yet, so Khoros was not told and keeps the old one. See whether the"
                        + " running service reads the keys that were changed, and run rotate-key again.");
        KeyChange next = change.at(Step.TELLING);
        journal.write(next);
        return next;
    }

    private KeyChange tellKhoros(KeyChange change) {
        try {
            khoros.send(change.newKey());
        } catch (MarketingException e) {
            throw new CommandException(
                    e.getMessage() + " Both keys stay accepted, whichever Khoros sends. Run rotate-key again.");
        }
        KeyChange next = change.told(clock.instant());
        journal.write(next);
        tell.accept("Khoros has taken the new key.");
        return next;
    }

    private KeyChange grace(KeyChange change) {
        Duration left = Duration.between(clock.instant(), change.since().plus(times.grace()));
        if (left.isPositive()) {
            tell.accept("The old key stays for another " + Math.max(1, left.toSeconds())
                    + " s, for calls that are under way.");
            notices.during("the end of these " + Math.max(1, left.toSeconds()) + " s", () -> sleep(left));
        }
        KeyChange next = change.at(Step.RETIRING);
        journal.write(next);
        return next;
    }

    private void retire(KeyChange change) {
        SecretList rest = keys.read().plus(change.newKey()).without(change.oldKey());
        tell.accept(keys.write(rest) ? "The old key is retired." : "Waiting for the secret to be changed.");
        demand(
                change.oldKey(),
                PublicEndpoint.Look::isRefused,
                "Khoros has the new key, but the old one is still accepted somewhere. See whether every replica reads the keys"
                        + " that were changed, and run rotate-key again.");
    }

    /** Waits until the response has been as wanted a number of times in a row. */
    private void demand(String key, Predicate<PublicEndpoint.Look> wanted, String otherwise) {
        notices.during("all replicas to have read the keys", () -> look(key, wanted, otherwise));
    }

    private void look(String key, Predicate<PublicEndpoint.Look> wanted, String otherwise) {
        Instant end = clock.instant().plus(times.acceptance());
        long rounds = Math.max(TIMES, times.acceptance().dividedBy(BETWEEN));
        int inARow = 0;
        PublicEndpoint.Look last = null;
        for (long round = 0;
                round < rounds
                        && (inARow > 0 || round < TIMES || clock.instant().isBefore(end));
                round++) {
            last = door.look("customer", key);
            inARow = wanted.test(last) ? inARow + 1 : 0;
            if (inARow == TIMES) {
                return;
            }
            sleep(BETWEEN);
        }
        throw new CommandException(
                otherwise + " The last look: the address " + (last == null ? "was not asked" : last.words()) + ".");
    }

    private void sleep(Duration time) {
        pause.sleep(time, interrupted -> new CommandException("Interrupted."));
    }
}
