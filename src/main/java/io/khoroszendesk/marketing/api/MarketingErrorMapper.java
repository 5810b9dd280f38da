package io.khoroszendesk.marketing.api;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Turns every response whose status isn't a success into a {@link MarketingException}. */
public final class MarketingErrorMapper implements ResponseExceptionMapper<MarketingException> {

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        // Redirects are not followed, because the token must go to the configured host only. A broken connection
        // appears here as status 0, which is not an error response.
        return status >= 300;
    }

    @Override
    public MarketingException toThrowable(Response response) {
        return MarketingEnvelope.of(response).failure();
    }
}
