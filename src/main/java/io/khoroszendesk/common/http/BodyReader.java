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

    /** Why a body was not read completely. */
    public enum Problem {
        TOO_LARGE,
        TOO_SLOW,
        /** Too many bytes of other requests are in memory. The request may be retried at once. */
        BUSY
    }

    private static final String SHARE = BodyReader.class.getName();

    private final long mostBytes;
    private final Duration time;
    private final BytesInFlight budget;

    /**
     * Reads bodies within these limits.
     *
     * @param mostBytes the maximum size of one body
     * @param time in which the whole body must have arrived; otherwise the connection is closed
     * @param budget the budget that all bodies share
     */
    public BodyReader(long mostBytes, Duration time, BytesInFlight budget) {
        this.mostBytes = mostBytes;
        this.time = time;
        this.budget = budget;
    }

    /** The share of a request whose body was read here; empty for requests without a body. */
    public static Optional<BytesInFlight.Share> shareOf(RoutingContext context) {
        return Optional.ofNullable(context.get(SHARE));
    }

    /** Whether the declared length of a request's body exceeds the limit. */
    public boolean isTooLarge(HttpServerRequest request) {
        return declaredLength(request) > mostBytes;
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
    public void read(RoutingContext context, Runnable next, Consumer<Problem> refuse) {
        new Reading(context, next, refuse).start();
    }

    private final class Reading {
        private final RoutingContext context;
        private final HttpServerRequest request;
        private final Runnable next;
        private final Consumer<Problem> refuse;
        private final BytesInFlight.Share share = budget.share();
        private Buffer body = Buffer.buffer();
        private boolean refused;
        private boolean released;
        private long timer;

        Reading(RoutingContext context, Runnable next, Consumer<Problem> refuse) {
            this.context = context;
            this.request = context.request();
            this.next = next;
            this.refuse = refuse;
        }

        void start() {
            timer = context.vertx().setTimer(time.toMillis(), late -> timeIsOver());
            context.put(SHARE, share);
            context.addEndHandler(ended -> release());
            request.exceptionHandler(broken -> {
                context.vertx().cancelTimer(timer);
                release();
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
                refuse(Problem.TOO_LARGE);
            } else if (!share.growTo(length)) {
                refuse(Problem.BUSY);
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
                refuse(Problem.TOO_SLOW);
            }
            request.connection().close();
        }

        private void refuse(Problem problem) {
            refused = true;
            body = Buffer.buffer();
            release();
            refuse.accept(problem);
        }

        /** Releases the share once. All of this runs on the connection's thread. */
        private void release() {
            if (!released) {
                released = true;
                share.release();
            }
        }
    }
}
