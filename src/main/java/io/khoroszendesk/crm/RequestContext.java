package io.khoroszendesk.crm;

import io.khoroszendesk.common.http.CorrelationId;
import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.Timeline;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;

/**
 * What is recorded about one request while it is processed: its correlation id, when it arrived, its operation and its
 * outcome.
 */
final class RequestContext {

    private static final String KEY = RequestContext.class.getName();
    /** In place of the operation, where a request has not reached one. */
    static final String NONE = "none";

    private final String correlationId;
    private final long startNanos = System.nanoTime();
    private volatile boolean admitted;
    private volatile String operation = NONE;
    private volatile Duration budget = Duration.ZERO;
    private volatile String error = "";
    private volatile int zendeskCalls;
    private volatile List<String> zendeskRequestIds = List.of();
    private volatile Timeline timeline = Timeline.NONE;

    private RequestContext(String correlationId) {
        this.correlationId = correlationId;
    }

    /** The context of a request; null before the filter has created one. */
    static RequestContext of(RoutingContext context) {
        return context.get(KEY);
    }

    /** The context of a request, created now if there is none. From then on the response has its correlation id. */
    static RequestContext orOpened(RoutingContext context) {
        RequestContext known = of(context);
        return known == null ? open(context) : known;
    }

    /** Whether the filter has admitted the request. */
    static boolean isAdmitted(RoutingContext context) {
        RequestContext known = of(context);
        return known != null && known.admitted;
    }

    private static RequestContext open(RoutingContext context) {
        RequestContext exchange = new RequestContext(CorrelationId.of(context.request()));
        context.put(KEY, exchange);
        context.response().putHeader(CorrelationId.HEADER, exchange.correlationId());
        return exchange;
    }

    /** Records that the request has a valid key, a served company and an acceptable size. */
    void admit() {
        admitted = true;
    }

    /** Has the steps of the request recorded from now on. */
    void keepTimeline() {
        timeline = new Timeline();
    }

    Timeline timeline() {
        return timeline;
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

    /** Whether the request reached an operation of the API. */
    boolean isOperation() {
        return !operation.equals(NONE);
    }

    /** The deadline of the operation. */
    Duration budget() {
        return budget;
    }

    String error() {
        return error;
    }

    int zendeskCalls() {
        return zendeskCalls;
    }

    /** Zendesk's ids of these calls. */
    List<String> zendeskRequestIds() {
        return zendeskRequestIds;
    }

    void began(String name, Duration time) {
        budget = time;
        operation = name;
    }

    void spent(Deadline deadline) {
        zendeskCalls = deadline.calls();
        zendeskRequestIds = deadline.requestIds();
    }

    void failed(String code) {
        error = code;
    }
}
