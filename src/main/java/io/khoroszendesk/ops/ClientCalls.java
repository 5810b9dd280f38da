package io.khoroszendesk.ops;

import io.quarkus.arc.Unremovable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.api.ClientLogger;

/**
 * Logs outgoing calls if {@code quarkus.rest-client.logging.scope} is set: method, path and status. The framework's own
 * logger would write headers and bodies, which hold tokens, the OAuth client's secret and customer data.
 */
@Singleton
@Unremovable
class ClientCalls implements ClientLogger {

    private static final Logger LOG = Logger.getLogger(ClientCalls.class);

    @Override
    public void setBodySize(int size) {
        // Bodies are not logged.
    }

    @Override
    public void logRequest(HttpClientRequest request, Buffer body, boolean omitBody) {
        LOG.infof("Request: %s %s", request.getMethod(), path(request));
    }

    @Override
    public void logResponse(HttpClientResponse response, boolean redirect) {
        HttpClientRequest request = response.request();
        LOG.infof("Response: %s %s %d", request.getMethod(), path(request), response.statusCode());
    }

    /**
     * Without the query, because queries hold names and addresses, and without the handles by which Khoros Care's paths
     * name accounts.
     */
    private static String path(HttpClientRequest request) {
        return pathOf(request.getURI());
    }

    static String pathOf(String uri) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        int handle = path.indexOf("/handles/");
        return handle < 0 ? path : path.substring(0, handle) + "/handles/…";
    }
}
