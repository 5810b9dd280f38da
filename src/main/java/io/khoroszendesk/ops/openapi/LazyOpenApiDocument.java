package io.khoroszendesk.ops.openapi;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Defers the generation of {@code /openapi}'s document until it is requested. Quarkus 3.31 to 3.33 generates it at
 * every start, which takes memory and a sixth of a native executable's start. Later versions defer it themselves
 * (quarkusio/quarkus, pull request 55538); then this package can be removed.
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
