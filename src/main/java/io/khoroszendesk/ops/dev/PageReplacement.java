package io.khoroszendesk.ops.dev;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** A response in which a page that tells of a server error becomes JSON. */
final class PageReplacement implements InvocationHandler {

    private final HttpServerResponse response;
    private final Supplier<String> json;

    private PageReplacement(HttpServerResponse response, Supplier<String> json) {
        this.response = response;
        this.json = json;
    }

    /** The request with such a response. */
    static HttpServerRequest in(HttpServerRequest request, Supplier<String> json) {
        HttpServerResponse response = (HttpServerResponse) Proxy.newProxyInstance(
                PageReplacement.class.getClassLoader(),
                new Class<?>[] {HttpServerResponse.class},
                new PageReplacement(request.response(), json));
        return new HttpServerRequestWrapper((HttpServerRequestInternal) request) {
            @Override
            public HttpServerResponse response() {
                return response;
            }
        };
    }

    /** Whether it is in this response already. An application that was reloaded meanwhile has a class of the same name. */
    static boolean isIn(HttpServerResponse response) {
        return Proxy.isProxyClass(response.getClass());
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("end") && arguments != null && arguments[0] instanceof String && isErrorPage()) {
            arguments[0] = json.get();
            response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        try {
            Object result = method.invoke(response, arguments);
            return result == response ? proxy : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean isErrorPage() {
        String type = response.headers().get(HttpHeaders.CONTENT_TYPE);
        return response.getStatusCode() == 500 && type != null && type.startsWith("text/html");
    }
}
