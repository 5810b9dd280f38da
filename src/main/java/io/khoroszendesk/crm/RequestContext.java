package io.khoroszendesk.crm;

import io.khoroszendesk.common.http.CorrelationId;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** What is noted about one request while it is worked on: its correlation id, when it came, what it was and how it ended. */
final class RequestContext {

    private static final String KEY = RequestContext.class.getName();
    private static final String NONE = "none";

    private final String correlationId;
    private final long startNanos = System.nanoTime();
    private volatile boolean letIn;
    private volatile String operation = NONE;
    private volatile Duration budget = Duration.ZERO;
    private volatile String error = "";
    private volatile int zendeskCalls;

    private RequestContext(String correlationId) {
        this.correlationId = correlationId;
    }

    /** The exchange of a request, null before the gate has opened one. */
    static RequestContext of(RoutingContext context) {
        return context.get(KEY);
    }

    /** The exchange of a request, opened now where there is none; then the answer has its correlation id from now on. */
    static RequestContext orOpened(RoutingContext context) {
        RequestContext known = of(context);
        return known == null ? open(context) : known;
    }

    /** Whether the gate has let a request in. */
    static boolean isLetIn(RoutingContext context) {
        RequestContext known = of(context);
        return known != null && known.letIn;
    }

    private static RequestContext open(RoutingContext context) {
        RequestContext exchange = new RequestContext(CorrelationId.of(context.request()));
        context.put(KEY, exchange);
        context.response().putHeader(ApiRequestFilter.CORRELATION_HEADER, exchange.correlationId());
        return exchange;
    }

    /** Notes that the request has the key, and that company and size are right. */
    void letIn() {
        letIn = true;
    }

    String correlationId() {
        return correlationId;
    }

    long startNanos() {
        return startNanos;
    }

    String operation() {
        return operation;
    }

    /** Whether it came as far as one of the contract's operations. */
    boolean isOperation() {
        return !operation.equals(NONE);
    }

    /** The time that the operation may take. */
    Duration budget() {
        return budget;
    }

    String error() {
        return error;
    }

    int zendeskCalls() {
        return zendeskCalls;
    }

    void began(String name, Duration time) {
        budget = time;
        operation = name;
    }

    void spent(int calls) {
        zendeskCalls = calls;
    }

    void failed(String code) {
        error = code;
    }
}
