package io.khoroszendesk.crm;

import io.khoroszendesk.common.http.BodyHold;
import io.khoroszendesk.common.http.BodyReader;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Keeps a body's share of the memory budget until its operation has returned. An operation continues after its client
 * has disconnected; otherwise its body would still be in memory without being counted.
 */
class BodyRetention {

    private static final Logger LOG = Logger.getLogger(BodyRetention.class);

    /** Longer than any deadline. The framework tells the end by then, or never, which would use up the budget in the end. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Inject
    RoutingContext context;

    /**
     * Runs before the operation is handed to another thread, because until then nothing can have happened to the
     * connection.
     */
    @ServerRequestFilter(preMatching = true)
    void retain(ResteasyReactiveContainerRequestContext request) {
        BodyReader.shareOf(context)
                .flatMap(BodyHold::of)
                .ifPresent(hold -> releaseInTime(
                        hold, context.vertx(), (ResteasyReactiveRequestContext) request.getServerRequestContext()));
    }

    private static void releaseInTime(BodyHold hold, Vertx vertx, ResteasyReactiveRequestContext request) {
        long timer = vertx.setTimer(LONGEST.toMillis(), late -> {
            if (hold.release()) {
                LOG.warnf("The end of a request was not told within %d s", LONGEST.toSeconds());
            }
        });
        request.registerCompletionCallback(ended -> {
            vertx.cancelTimer(timer);
            hold.release();
        });
    }
}
