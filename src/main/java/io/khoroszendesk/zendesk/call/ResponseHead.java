package io.khoroszendesk.zendesk.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.client.impl.PreservesThreadClientResponseFilter;

/**
 * Tells the caller of an endpoint the status of the response and Zendesk's id of the request, of which the client itself
 * returns only the body. It never blocks, so it needs no thread of its own.
 */
@ApplicationScoped
public class ResponseHead implements ClientRequestFilter, PreservesThreadClientResponseFilter {

    private static final ScopedValue<Told> LISTENER = ScopedValue.newInstance();
    private static final String PROPERTY = ResponseHead.class.getName();

    /** Ids go into logs. Anything that is none is not repeated. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    /** What is known of a response once it is there. */
    static final class Told {
        private volatile int status;
        private volatile String requestId = "";

        /** 0 if there was no response. */
        int status() {
            return status;
        }

        /** Empty if there was none. */
        String requestId() {
            return requestId;
        }
    }

    /** Makes a call and tells what is known of its response. */
    static <T> T toldTo(Told told, Supplier<T> call) {
        return ScopedValue.where(LISTENER, told).call(call::get);
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
        // A broken connection arrives here as a response without anything.
        if (request.getProperty(PROPERTY) instanceof Told told && response.getHeaders() != null) {
            told.requestId = requestId(response::getHeaderString);
            told.status = response.getStatus();
        }
    }

    static String requestId(Function<String, String> header) {
        String id =
                HeaderAliases.first(header, any -> ID.matcher(any).matches(), "X-Zendesk-Request-Id", "X-Request-Id");
        return id == null ? "" : id;
    }
}
