package io.khoroszendesk.care.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a run of {@code sync} is asked for. */
public final class SyncOptions {

    /** How long it goes on. */
    static final class Length {
        @Option(names = "--once", description = "End when all changes are pushed. This is the default.")
        boolean once;

        @Option(names = "--follow", description = "Continue with every change until stopped.")
        boolean follow;
    }

    /** Where it begins. */
    static final class Beginning {
        @Option(
                names = "--from",
                paramLabel = "DATE",
                description = "Begin with the changes of this day (UTC), such as 2026-11-21. What an earlier run hasn't"
                        + " reached is never left out.")
        LocalDate from;

        @Option(names = "--full", description = "Begin with the first user, as the very first run does.")
        boolean full;
    }

    @ArgGroup
    Length length = new Length();

    @ArgGroup
    Beginning beginning = new Beginning();

    @Option(
            names = "--dry-run",
            arity = "0",
            description = "Say what would be pushed, and change nothing: not Care, not Zendesk, not the place where"
                    + " the next run begins.")
    boolean dryRun;

    SyncOptions() {}

    /** What is wrong with these options now; empty if nothing is. */
    Optional<String> problem(Instant now) {
        return start().filter(begin -> begin > now.getEpochSecond())
                .map(begin -> "Invalid value for option '--from': " + beginning.from + " has not begun yet (UTC).");
    }

    boolean follow() {
        return length != null && length.follow;
    }

    /** Where to begin, in seconds since 1970; empty to continue where the last run ended. */
    Optional<Long> start() {
        if (beginning == null) {
            return Optional.empty();
        }
        return beginning.full
                ? Optional.of(0L)
                : Optional.ofNullable(beginning.from)
                        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    }
}
