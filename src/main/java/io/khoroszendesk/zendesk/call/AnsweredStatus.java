package io.khoroszendesk.zendesk.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.client.impl.PreservesThreadClientResponseFilter;

/**
 * Tells the caller of an endpoint the status of the response, of which the client itself returns only the body. It never
 * blocks, so it needs no thread of its own.
 */
@ApplicationScoped
public class AnsweredStatus implements ClientRequestFilter, PreservesThreadClientResponseFilter {

    private static final ScopedValue<AtomicInteger> LISTENER = ScopedValue.newInstance();
    private static final String PROPERTY = AnsweredStatus.class.getName();

    /** Makes a call and sets {@code status} once its response is there; it is left alone if there is none. */
    static <T> T toldTo(AtomicInteger status, Supplier<T> call) {
        return ScopedValue.where(LISTENER, status).call(call::get);
    }

    /** Runs on the calling thread, which the response doesn't. */
    @Override
    public void filter(ClientRequestContext request) {
        if (LISTENER.isBound()) {
            request.setProperty(PROPERTY, LISTENER.get());
        }
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (request.getProperty(PROPERTY) instanceof AtomicInteger status) {
            status.set(response.getStatus());
        }
    }
}
