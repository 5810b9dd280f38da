package io.khoroszendesk.crm;

import io.khoroszendesk.common.http.BodyReader;
import io.khoroszendesk.common.http.BytesInFlight;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Keeps a body's share of the memory budget until its operation has returned. An operation continues after its client
 * has disconnected; otherwise its body would still be in memory without being counted.
 */
class BodyRetention {

    @Inject
    RoutingContext context;

    /**
     * Runs before the operation is handed to another thread, because until then nothing can have happened to the
     * connection.
     */
    @ServerRequestFilter(preMatching = true)
    void retain(ResteasyReactiveContainerRequestContext request) {
        BodyReader.shareOf(context)
                .filter(BytesInFlight.Share::retain)
                .ifPresent(share -> ((ResteasyReactiveRequestContext) request.getServerRequestContext())
                        .registerCompletionCallback(ended -> share.release()));
    }
}
