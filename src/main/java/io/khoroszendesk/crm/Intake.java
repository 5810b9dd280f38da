package io.khoroszendesk.crm;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/**
 * Reads the whole body of a request before any work begins for it. Until then only the connection waits: a client that
 * sends its body slowly holds no thread, and one that sends it too slowly, or too much of it, is turned away.
 */
@Singleton
class Intake {

    /** Why a body was not read to its end. */
    enum Problem {
        TOO_LARGE,
        TOO_SLOW
    }

    private final AnswerConfig config;

    @Inject
    Intake(AnswerConfig config) {
        this.config = config;
    }

    /** Goes on with {@code next} when the body is there, or refuses; either runs on the thread of the connection. */
    void read(RoutingContext context, Runnable next, Consumer<Problem> refuse) {
        new Reading(context, next, refuse).start();
    }

    private final class Reading {
        private final RoutingContext context;
        private final HttpServerRequest request;
        private final Runnable next;
        private final Consumer<Problem> refuse;
        private final Buffer body = Buffer.buffer();
        private boolean refused;
        private long timer;

        Reading(RoutingContext context, Runnable next, Consumer<Problem> refuse) {
            this.context = context;
            this.request = context.request();
            this.next = next;
            this.refuse = refuse;
        }

        void start() {
            timer = context.vertx().setTimer(config.bodyTimeout().toMillis(), late -> timeIsOver());
            request.exceptionHandler(broken -> context.vertx().cancelTimer(timer));
            request.endHandler(ended -> complete());
            request.handler(this::more);
            if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
                context.response().writeContinue();
            }
        }

        private void more(Buffer part) {
            if (refused) {
                // Dropped, but read: a sender who can't go on sending would never come to read the answer.
                return;
            }
            if (body.length() + part.length() > config.maxBodySize().asLongValue()) {
                refuse(Problem.TOO_LARGE);
            } else {
                body.appendBuffer(part);
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
            refuse.accept(problem);
        }
    }
}
