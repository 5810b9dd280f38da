package io.khoroszendesk.ops.health;

import io.khoroszendesk.zendesk.ZendeskStatus;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how it stands with Zendesk. Ready means that this process can answer, and while Zendesk fails it does so with an
 * error that says why. Without any ready replica Khoros would get an ingress' bare 503 instead. So the only condition is
 * one of the start: a replica whose credentials Zendesk refuses from the first does not take the place of one that
 * works. A Zendesk that is down then says nothing about the credentials and keeps no replica out.
 */
@Readiness
@Blocking
@ApplicationScoped
class ZendeskReadiness implements HealthCheck {

    private final ZendeskMonitor monitor;
    private final ZendeskStatus status;

    @Inject
    ZendeskReadiness(ZendeskMonitor monitor, ZendeskStatus status) {
        this.monitor = monitor;
        this.status = status;
    }

    @Override
    public HealthCheckResponse call() {
        boolean isStarted = monitor.isStarted();
        ZendeskState state = monitor.state();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("zendesk").withData("state", state.label());
        if (!state.problem().isEmpty()) {
            answer.withData("problem", state.problem());
        }
        if (!status.suspended().isEmpty()) {
            answer.withData("suspended", String.join(", ", status.suspended()));
        }
        status.limited()
                .forEach((endpoint, wait) ->
                        answer.withData("limited: " + endpoint.replaceAll("[0-9]{4,}", "…"), wait.toSeconds() + " s"));
        status.callsLeft().ifPresent(left -> answer.withData("calls left this minute", left));
        return answer.status(isStarted).build();
    }
}
