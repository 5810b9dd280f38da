package io.khoroszendesk.marketing.registration;

import java.net.URI;
import java.util.Map;

/** Calls the public URL from this machine, as {@link PublicCaller} does. */
public final class HttpPublicEndpoint implements PublicEndpoint {

    private final String instanceUrl;
    private final String headerName;
    private final PublicCaller caller;

    public HttpPublicEndpoint(String instanceUrl, String headerName) {
        this(instanceUrl, headerName, new PublicCaller());
    }

    public HttpPublicEndpoint(String instanceUrl, String headerName, PublicCaller caller) {
        this.instanceUrl = instanceUrl;
        this.headerName = headerName;
        this.caller = caller;
    }

    @Override
    public Look look(String object, String headerValue) {
        PublicCaller.Answer answer =
                caller.get(URI.create(instanceUrl + "/meta/object/" + object), Map.of(headerName, headerValue));
        return new Look(
                answer.status(),
                answer.body(),
                answer.took().toMillis(),
                answer.failure().map(failure -> answer.words()).orElse(null));
    }
}
