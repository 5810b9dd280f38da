package io.khoroszendesk.crm;

import io.khoroszendesk.bridge.Work;
import io.opentelemetry.api.trace.Span;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Runs an {@link Operation} under the deadline that began with the first byte of its request. */
@Operation
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class OperationInterceptor {

    @Inject
    Work work;

    @Inject
    RoutingContext context;

    @AroundInvoke
    Object run(InvocationContext invocation) throws Exception {
        Exchange exchange = Exchange.of(context);
        String name = invocation.getMethod().getAnnotation(Operation.class).value();
        Span.current().setAttribute("adapter.correlation_id", exchange.correlationId());
        Work.Kind kind = name.equals(MetaResource.OPERATION) ? Work.Kind.METADATA : Work.Kind.OPERATION;
        exchange.began(name, work.time(kind));
        return work.run(kind, exchange.startNanos(), invocation::proceed, exchange::spent);
    }
}
