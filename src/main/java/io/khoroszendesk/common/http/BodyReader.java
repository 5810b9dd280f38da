package io.khoroszendesk.common.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the whole body of a request before it is processed. Until then only the connection waits: a client that sends
 * slowly holds no thread. A body is rejected if it arrives too slowly, is too large, or is too large together with
 * those being read or processed.
 */
public final class BodyReader {

    private static final String SHARE = BodyReader.class.getName();

    private final long mostBytes;
    private final Duration time;
    private final BytesInFlight budget;
    private final JsonError tooLarge;
    private final JsonError tooSlow;
    private final JsonError busy;

    /**
     * Reads bodies within these limits.
     *
     * @param mostBytes the maximum size of one body
     * @param time in which the whole body must have arrived; otherwise the connection is closed
     * @param budget the budget that all bodies share
     * @param what what the sender calls a body, for the messages of errors
     * @param busy the error if too many bytes of other requests are in memory; the sender may retry in a second
     */
    public BodyReader(long mostBytes, Duration time, BytesInFlight budget, String what, JsonError busy) {
        this.mostBytes = mostBytes;
        this.time = time;
        this.budget = budget;
        this.tooLarge = new JsonError(413, "TOO_LARGE", "The " + what + " is too large.");
        this.tooSlow = new JsonError(408, "TOO_SLOW", "The " + what + " did not arrive in time.");
        this.busy = busy.retryAfter(1);
    }

    /** The share of a request whose body was read here; empty for requests without a body. */
    public static Optional<BytesInFlight.Share> shareOf(RoutingContext context) {
        return Optional.ofNullable(context.get(SHARE));
    }

    /** Whether the declared length of a request's body exceeds the limit. */
    public boolean isTooLarge(HttpServerRequest request) {
        return declaredLength(request) > mostBytes;
    }

    /** Rejects a request whose body is too large before the body is read. */
    public void refuseTooLarge(RoutingContext context, Consumer<JsonError> refuse) {
        refuseUnread(context, tooLarge, refuse);
    }

    private static void refuseUnread(RoutingContext context, JsonError error, Consumer<JsonError> refuse) {
        // The rest of the body is still being sent and will not be used.
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        refuse.accept(error);
    }

    /** 0 if no length is declared, and more than any limit if it is not a number. */
    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.trim());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * Continues with {@code next} once the body is complete, or with {@code refuse}. Both run on the connection's
     * thread.
     */
    public void read(RoutingContext context, Runnable next, Consumer<JsonError> refuse) {
        new Reading(context, next, refuse).start();
    }

    private final class Reading {
        private final RoutingContext context;
        private final HttpServerRequest request;
        private final Runnable next;
        private final Consumer<JsonError> refuse;
        private final BytesInFlight.Share share = budget.share();
        private final BodyHold hold = BodyHold.first(share);
        private Buffer body = Buffer.buffer();
        private boolean refused;
        private long timer;

        Reading(RoutingContext context, Runnable next, Consumer<JsonError> refuse) {
            this.context = context;
            this.request = context.request();
            this.next = next;
            this.refuse = refuse;
        }

        void start() {
            timer = context.vertx().setTimer(time.toMillis(), late -> timeIsOver());
            context.put(SHARE, share);
            context.addEndHandler(ended -> hold.release());
            request.exceptionHandler(broken -> {
                context.vertx().cancelTimer(timer);
                hold.release();
            });
            request.endHandler(ended -> complete());
            request.handler(this::more);
            // The declared length is reserved at once, so that no body is sent in vain.
            grow(declaredLength(request));
            if (!refused
                    && request.version() == HttpVersion.HTTP_1_1
                    && "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
                context.response().writeContinue();
            }
        }

        private void more(Buffer part) {
            if (refused) {
                // Dropped but still read: a client that can't continue sending would never read the response.
                return;
            }
            grow((long) body.length() + part.length());
            if (!refused) {
                body.appendBuffer(part);
            }
        }

        /** Reserves memory for a body of that length, or rejects it. */
        private void grow(long length) {
            if (length > mostBytes) {
                refuse(tooLarge);
            } else if (!share.growTo(length)) {
                refuse(busy);
            }
        }

        private void complete() {
            context.vertx().cancelTimer(timer);
            if (!refused) {
                ((RoutingContextInternal) context).setBody(body);
                next.run();
            }
        }

        private void timeIsOver() {
            if (!refused) {
                refuse(tooSlow);
            }
            request.connection().close();
        }

        private void refuse(JsonError error) {
            refused = true;
            body = Buffer.buffer();
            hold.release();
            refuseUnread(context, error, refuse);
        }
    }
}
