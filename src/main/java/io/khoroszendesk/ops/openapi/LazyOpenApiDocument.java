package io.khoroszendesk.ops.openapi;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Puts the making of {@code /openapi}'s document off until somebody asks for it. Quarkus 3.31 to 3.33 makes it at each start,
 * which takes a sixth of a native executable's start, and memory; later versions wait by themselves (quarkusio/quarkus, pull
 * request 55538), and then this package can go.
 */
@Lazy
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class LazyOpenApiDocument {

    private InvocationContext preparation;

    @AroundInvoke
    synchronized Object around(InvocationContext call) throws Exception {
        if (call.getMethod().getName().equals("prepareDocument")) {
            preparation = call;
            return null;
        }
        if (preparation != null) {
            preparation.proceed();
            preparation = null;
        }
        return call.proceed();
    }
}
