package io.khoroszendesk.ops.health;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.ZendeskStatus;
import io.khoroszendesk.zendesk.model.CallOutcome;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Knows the state of Zendesk by the last real call. Only if there was none for a while, the current user is read from
 * Zendesk, at most once a minute, so that probes don't use up the rate limit, and in a thread of its own, so that they
 * never wait for Zendesk.
 */
@Singleton
class ZendeskMonitor {

    private static final Duration FRESH = Duration.ofMinutes(1);
    /** After a failure the next question comes sooner, so that recovery is noticed. */
    private static final Duration FRESH_FAILURE = Duration.ofSeconds(10);
    /** Older news are none. */
    private static final Duration KNOWN = Duration.ofMinutes(2);

    private static final Duration BUDGET = Duration.ofSeconds(4);

    private final Function<Duration, Optional<CallOutcome>> lastCall;
    private final Callable<User> currentUser;
    private final Clock clock;
    private final Executor executor;
    private volatile Answer own = new Answer(Instant.EPOCH, ZendeskState.UNKNOWN, false);
    private volatile boolean isStarted;
    private CompletableFuture<Void> question = CompletableFuture.completedFuture(null);

    /** @param isAnonymous whether Zendesk answered as it does to a stranger */
    private record Answer(Instant at, ZendeskState state, boolean isAnonymous) {}

    @Inject
    ZendeskMonitor(ZendeskClient zendesk, ZendeskStatus status, Clock clock) {
        this(status::last, () -> Deadline.run(System.nanoTime(), BUDGET, zendesk::me), clock, task -> Thread.ofVirtual()
                .name("zendesk-state")
                .start(task));
    }

    /** @param lastCall the outcome of the last real call, if it was made within the given time */
    ZendeskMonitor(
            Function<Duration, Optional<CallOutcome>> lastCall,
            Callable<User> currentUser,
            Clock clock,
            Executor executor) {
        this.lastCall = lastCall;
        this.currentUser = currentUser;
        this.clock = clock;
        this.executor = executor;
    }

    /** The state as of the last two minutes. */
    ZendeskState state() {
        Answer known = known();
        return isWithin(KNOWN, known.at()) ? known.state() : ZendeskState.UNKNOWN;
    }

    /**
     * Whether the start has succeeded: once Zendesk has not refused our credentials this stays true. Has Zendesk asked if
     * what is known is old. The answer, which comes within four seconds, is awaited only until the start has succeeded.
     */
    boolean isStarted() {
        CompletableFuture<Void> asked = refresh();
        if (!isStarted) {
            asked.join();
            isStarted = state() != ZendeskState.UNAUTHORIZED;
        }
        return isStarted;
    }

    private synchronized CompletableFuture<Void> refresh() {
        Answer known = known();
        Duration fresh = known.state() == ZendeskState.AVAILABLE ? FRESH : FRESH_FAILURE;
        if (question.isDone() && !isWithin(fresh, known.at())) {
            question = CompletableFuture.runAsync(this::ask, executor);
        }
        return question;
    }

    /** The last of what calls and our own questions have shown. To a stranger many calls succeed, so they don't count. */
    private Answer known() {
        Answer mine = own;
        return lastCall.apply(KNOWN)
                .filter(call -> !mine.isAnonymous() && call.at().isAfter(mine.at()))
                .map(call -> new Answer(
                        call.at(), call.failure().map(ZendeskState::after).orElse(ZendeskState.AVAILABLE), false))
                .orElse(mine);
    }

    private void ask() {
        ZendeskState state;
        boolean isAnonymous = false;
        try {
            // Without valid credentials Zendesk responds with 200 and an anonymous user (recorded 2023).
            isAnonymous = currentUser.call().id() == null;
            state = isAnonymous ? ZendeskState.UNAUTHORIZED : ZendeskState.AVAILABLE;
        } catch (ZendeskException e) {
            state = ZendeskState.after(e.kind());
        } catch (Exception e) {
            state = ZendeskState.FAILED;
        }
        own = new Answer(clock.instant(), state, isAnonymous);
    }

    private boolean isWithin(Duration age, Instant moment) {
        return moment.isAfter(clock.instant().minus(age));
    }
}
