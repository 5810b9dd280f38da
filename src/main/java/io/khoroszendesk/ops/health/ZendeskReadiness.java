package io.khoroszendesk.ops.health;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.ZendeskStatus;
import io.khoroszendesk.zendesk.model.CallOutcome;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that Khoros' requests can be served from Zendesk. The outcome of the last real call decides. Only if
 * there was none for a while, the current user is read from Zendesk, at most once a minute, so that probes don't use up
 * the rate limit.
 */
@Readiness
@Blocking
@ApplicationScoped
class ZendeskReadiness implements HealthCheck {

    private static final Duration FRESH = Duration.ofMinutes(1);
    /** After a failure the next probe comes sooner, so that recovery is noticed. */
    private static final Duration FRESH_FAILURE = Duration.ofSeconds(10);

    private static final Duration BUDGET = Duration.ofSeconds(4);

    private final ZendeskClient zendesk;
    private final ZendeskStatus status;
    private boolean isAnonymous;

    @Inject
    ZendeskReadiness(ZendeskClient zendesk, ZendeskStatus status) {
        this.zendesk = zendesk;
        this.status = status;
    }

    @Override
    public synchronized HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("zendesk");
        Optional<String> problem = problem();
        problem.ifPresent(text -> answer.withData("problem", text));
        if (!status.suspended().isEmpty()) {
            answer.withData("suspended", String.join(", ", status.suspended()));
        }
        status.limited()
                .forEach((endpoint, wait) ->
                        answer.withData("limited: " + endpoint.replaceAll("[0-9]{4,}", "…"), wait.toSeconds() + " s"));
        status.callsLeft().ifPresent(left -> answer.withData("calls left this minute", left));
        return answer.status(problem.isEmpty()).build();
    }

    private Optional<String> problem() {
        Optional<CallOutcome> last = status.last(FRESH)
                .filter(outcome -> outcome.failure().isEmpty()
                        || status.last(FRESH_FAILURE).isPresent());
        if (last.isPresent() && !isAnonymous) {
            return last.get().failure().map(ZendeskReadiness::words);
        }
        try {
            User me = Deadline.run(System.nanoTime(), BUDGET, zendesk::me);
            // Without valid credentials Zendesk responds with 200 and an anonymous user (recorded 2023).
            isAnonymous = me.id() == null;
            return isAnonymous ? Optional.of(words(Kind.UNAUTHORIZED)) : Optional.empty();
        } catch (ZendeskException e) {
            return Optional.of(words(e.kind()));
        } catch (Exception e) {
            return Optional.of("Zendesk could not be asked");
        }
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> "Zendesk refuses the credentials, or they lack a scope";
            case RATE_LIMITED -> "Zendesk's limit of calls is used up";
            case OVERLOADED -> "Zendesk is overloaded or in maintenance";
            case UNREACHABLE -> "Zendesk can't be reached";
            case TIMEOUT -> "Zendesk does not answer in time";
            case MALFORMED -> "Zendesk's answers can't be read";
            case BUSY, CIRCUIT_OPEN -> "Zendesk is not called for the moment, after many failures";
            case NOT_RECORDED -> "The replay has no answer to the probe";
            case NOT_FOUND, INVALID, CONFLICT, FAILED, CONNECTION_LOST -> "Zendesk fails to answer";
        };
    }
}
