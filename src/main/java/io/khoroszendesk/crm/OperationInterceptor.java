package io.khoroszendesk.crm;

import io.khoroszendesk.crm.access.NotAdmittedException;
import io.opentelemetry.api.trace.Span;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jboss.logging.Logger;

/**
 * Runs an {@link Operation} under the deadline that began with the first byte of its request. It is also a second check
 * of authorization: a request that the {@link ApiRequestFilter} hasn't admitted is rejected here, so that a single
 * mistake exposes nothing.
 */
@Operation
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class OperationInterceptor {

    private static final Logger LOG = Logger.getLogger(OperationInterceptor.class);

    @Inject
    OperationDeadline deadline;

    @Inject
    RoutingContext context;

    @AroundInvoke
    Object run(InvocationContext invocation) throws Exception {
        RequestContext exchange = RequestContext.orOpened(context);
        if (!RequestContext.isAdmitted(context)) {
            LOG.error("A request reached an operation without having been admitted");
            throw new NotAdmittedException();
        }
        String name = invocation.getMethod().getAnnotation(Operation.class).value();
        Span.current().setAttribute("adapter.correlation_id", exchange.correlationId());
        exchange.began(name, deadline.time(name));
        return deadline.run(name, exchange.startNanos(), exchange.timeline(), invocation::proceed, exchange::spent);
    }
}
