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
 * Reads the whole body of a request before any work begins for it. Until then only the connection waits: a client that
 * sends its body slowly holds no thread, and one that sends it too slowly, or too much of it, is turned away. So is one whose
 * body would be too much together with those that are being read or worked on already.
 */
public final class BodyReader {

    /** Why a body was not read to its end. */
    public enum Problem {
        TOO_LARGE,
        TOO_SLOW,
        /** Too many bytes of other requests are in memory; the same request may be sent again at once. */
        BUSY
    }

    private static final String SHARE = BodyReader.class.getName();

    private final long mostBytes;
    private final Duration time;
    private final BytesInFlight budget;

    /**
     * @param mostBytes of one body
     * @param time in which all of a body must have come; after it the connection is closed
     * @param budget what all bodies together are taken from
     */
    public BodyReader(long mostBytes, Duration time, BytesInFlight budget) {
        this.mostBytes = mostBytes;
        this.time = time;
        this.budget = budget;
    }

    /** The share of a request whose body was read here, empty for those without one. */
    public static Optional<BytesInFlight.Share> shareOf(RoutingContext context) {
        return Optional.ofNullable(context.get(SHARE));
    }

    /** Whether a request says itself that its body is larger than one may be. */
    public boolean isTooLarge(HttpServerRequest request) {
        return declaredLength(request) > mostBytes;
    }

    /** 0 where a request doesn't say it, and more than any bound where what it says is no number. */
    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.trim());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Goes on with {@code next} when the body is there, or refuses; either runs on the thread of the connection. */
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
            // What is declared is taken at once, so that it is not sent in vain.
            grow(declaredLength(request));
            if (!refused
                    && request.version() == HttpVersion.HTTP_1_1
                    && "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
                context.response().writeContinue();
            }
        }

        private void more(Buffer part) {
            if (refused) {
                // Dropped, but read: a sender who can't go on sending would never come to read the answer.
                return;
            }
            grow((long) body.length() + part.length());
            if (!refused) {
                body.appendBuffer(part);
            }
        }

        /** Makes room for a body of so many bytes, or refuses it. */
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

        /** Once; all of this runs on the thread of the connection. */
        private void release() {
            if (!released) {
                released = true;
                share.release();
            }
        }
    }
}
