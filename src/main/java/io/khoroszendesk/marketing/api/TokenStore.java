package io.khoroszendesk.marketing.api;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.common.state.StateDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Stores the token of the commands in a file that only its owner can read. */
@Singleton
public final class TokenStore {

    public static final String FILE = "khoros-token.json";

    private static final Duration NOTICE = Duration.ofDays(60);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

    private final StateDirectory state;
    private final Clock clock;

    @Inject
    public TokenStore(StateDirectory state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    public void keep(AccessToken token) {
        state.write(FILE, token);
    }

    public Optional<AccessToken> find() {
        return state.read(FILE, AccessToken.class);
    }

    /**
     * The token.
     *
     * @throws io.khoroszendesk.common.cli.CommandException with the advice to log in, if there is none or it has
     * expired
     */
    public AccessToken get() {
        AccessToken token = find().orElseThrow(
                        () -> new CommandException("Nobody is logged in to Khoros. Log in with the command login."));
        if (hasEnded(token)) {
            throw new CommandException(
                    "The Khoros token ended on " + DAY.format(token.end()) + ". Log in again with the command login.");
        }
        return token;
    }

    /** Whether the token has expired, as far as is known. */
    public boolean hasEnded(AccessToken token) {
        return token.end() != null && !token.end().isAfter(clock.instant());
    }

    /** A warning about the token's expiry, from 60 days before it on. */
    public Optional<String> warning() {
        return find().map(AccessToken::end)
                .filter(end -> end.isAfter(clock.instant()))
                .filter(end -> end.isBefore(clock.instant().plus(NOTICE)))
                .map(end -> "The Khoros token ends on " + DAY.format(end) + ", in " + days(end)
                        + ". It can't be renewed: log in again with the command login before then.");
    }

    /** The token's expiry in words. */
    public String end(AccessToken token) {
        if (token.end() == null) {
            return "Khoros did not say when it ends; tokens last 24 months.";
        }
        return hasEnded(token)
                ? "It ended on " + DAY.format(token.end()) + "."
                : "It ends on " + DAY.format(token.end()) + ", in " + days(token.end()) + ".";
    }

    private String days(Instant end) {
        return Plural.of(Math.max(0, Duration.between(clock.instant(), end).toDays()), "day");
    }
}
