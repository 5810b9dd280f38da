package io.khoroszendesk.marketing.api;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Turns every answer that isn't a success by its status into a {@link MarketingException}. */
public final class MarketingErrorMapper implements ResponseExceptionMapper<MarketingException> {

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        // Redirects are not followed: the token goes to the configured host alone. A connection that breaks shows here
        // as
        // status 0, which is no refusal.
        return status >= 300;
    }

    @Override
    public MarketingException toThrowable(Response response) {
        return MarketingEnvelope.of(response).failure();
    }
}
