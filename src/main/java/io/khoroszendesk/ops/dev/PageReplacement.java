package io.khoroszendesk.ops.dev;

import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import java.util.function.Supplier;

/** A response in which a page that tells of a server error becomes JSON. */
final class PageReplacement extends AbstractResponseWrapper {

    private final Supplier<String> json;

    private PageReplacement(HttpServerResponse response, Supplier<String> json) {
        super(response);
        this.json = json;
    }

    /** The request with such a response. */
    static HttpServerRequest in(HttpServerRequest request, Supplier<String> json) {
        HttpServerResponse response = new PageReplacement(request.response(), json);
        return new HttpServerRequestWrapper((HttpServerRequestInternal) request) {
            @Override
            public HttpServerResponse response() {
                return response;
            }
        };
    }

    @Override
    public Future<Void> end(String body) {
        if (!isErrorPage()) {
            return super.end(body);
        }
        putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        return super.end(json.get());
    }

    private boolean isErrorPage() {
        String type = headers().get(HttpHeaders.CONTENT_TYPE);
        return getStatusCode() == 500 && type != null && type.startsWith("text/html");
    }
}
