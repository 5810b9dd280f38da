package io.khoroszendesk.common.deadletter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A piece of work that was given up, and that can be done later. It holds ids alone: what is needed to do the work is read
 * again from where it came from.
 *
 * @param kind what was to be done
 * @param key which one it is: the id of a user of Zendesk, the digest that is in the external id of a post's ticket, or what
 * has happened to which ticket
 * @param cause why it was given up
 * @param at when it was given up, in seconds since 1970
 */
@RegisterForReflection
public record DeadLetter(Kind kind, String key, Cause cause, long at) {

    public DeadLetter {
        // A file in which something is missing was damaged; to leave that out in silence would lose work.
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(cause, "cause");
    }

    /** What was to be done. */
    @RegisterForReflection
    public enum Kind {
        /** A user of Zendesk was to be pushed to Khoros Care, because Zendesk's webhook had reported a change. */
        USER,
        /** A labelled post was to get a ticket. */
        POST,
        /** Care's conversations with a customer were to be reactivated, because something had happened to a ticket. */
        REACTIVATION;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why it was given up. */
    @RegisterForReflection
    public enum Cause {
        /** It was refused. The same data will be refused again. */
        REFUSED("was refused"),
        /** Zendesk or Khoros Care did not do it, for a reason that had nothing to do with this one. */
        UNAVAILABLE("Zendesk or Care failed"),
        /** The adapter failed in a way that nobody has foreseen. */
        FAILED("the adapter failed");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** One given up at this moment. */
    public static DeadLetter of(Kind kind, String key, Cause cause, Instant now) {
        return new DeadLetter(kind, key, cause, now.getEpochSecond());
    }

    /** The name under which it is listed and retried, such as {@code user-4711}. */
    @JsonIgnore
    public String id() {
        return id(kind, key);
    }

    static String id(Kind kind, String key) {
        return kind.word() + "-" + key;
    }

    /** How it is kept where there are only texts. */
    String line() {
        return kind.name() + " " + cause.name() + " " + at + " " + key;
    }

    /** Reads such a text; empty if another version has written something else. */
    static Optional<DeadLetter> ofLine(String line) {
        String[] parts = line.split(" ", 4);
        try {
            return parts.length < 4
                    ? Optional.empty()
                    : Optional.of(new DeadLetter(
                            Kind.valueOf(parts[0]), parts[3], Cause.valueOf(parts[1]), Long.parseLong(parts[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
