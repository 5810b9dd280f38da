package io.khoroszendesk.fake;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Random;

/** What reaches the caller when a call goes wrong. */
final class FaultyAnswers {

    private final Vertx vertx;
    private final Front front;

    FaultyAnswers(Vertx vertx, Front front) {
        this.vertx = vertx;
        this.front = front;
    }

    /** Answers, or doesn't; {@code answer} is the true one, null if nothing was carried out. */
    void tell(HttpServerRequest request, Call call, Fault fault, Answer answer) {
        HttpServerResponse response = request.response();
        if (fault == null) {
            front.send(response, call, answer);
            return;
        }
        // For kinds that show the true answer but were told to carry out nothing.
        Answer shown = answer == null ? Answer.json(200, new JsonObject()) : answer;
        switch (fault.kind()) {
            case DELAY, LATE -> front.send(response, call, shown);
            case HANG -> {}
            case BLACKHOLE -> channel(request).config().setAutoRead(false);
            case RESET -> reset(request);
            case GARBAGE -> front.send(response, call, garbage(call));
            case TRUNCATED -> truncated(request, call, shown);
            case WRONG_TYPE -> front.send(response, call, Answer.html(200, "Sign in"));
            case EMPTY -> front.send(response, call, Answer.json(200, new JsonObject()));
            case NO_BODY -> front.send(response, call, Answer.bytes(200, new byte[0]));
            case STATUS -> front.send(response, call, waiting(error(fault.status()), fault));
            case HTML -> front.send(response, call, waiting(Answer.html(fault.status(), "Error"), fault));
            case TOO_MANY ->
                front.send(
                        response,
                        call,
                        waiting(Answer.text(429, "You have exceeded the rate limit for this endpoint."), fault));
            case TOO_MANY_ACCOUNT -> tooManyAccount(response, call, fault);
            case UNAUTHORIZED -> front.send(response, call, Answer.invalidToken());
            case DRIP -> drip(response, call, fault, shown);
            case CLOSE_IDLE -> {
                front.send(response, call, shown);
                vertx.setTimer(
                        fault.time().toMillis(), timer -> request.connection().close());
            }
            case REDIRECT ->
                front.send(
                        response,
                        call,
                        Answer.html(302, "Moved").with("Location", "https://elsewhere.example" + call.path()));
        }
    }

    /** Closes so that the other side gets a reset instead of an orderly end. */
    private static void reset(HttpServerRequest request) {
        Channel channel = channel(request);
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    private static Channel channel(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    private static Answer garbage(Call call) {
        byte[] bytes = new byte[300];
        new Random(call.number()).nextBytes(bytes);
        return Answer.bytes(200, bytes);
    }

    private void truncated(HttpServerRequest request, Call call, Answer answer) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        Buffer body = answer.body();
        front.head(response, call, answer, 650);
        response.putHeader("Content-Length", String.valueOf(body.length()));
        response.write(body.slice(0, body.length() / 2))
                .onComplete(sent -> request.connection().close());
    }

    private void drip(HttpServerResponse response, Call call, Fault fault, Answer answer) {
        if (response.closed()) {
            return;
        }
        Buffer body = answer.body();
        front.head(response, call, answer, 650);
        response.putHeader("Content-Length", String.valueOf(body.length()));
        dripFrom(0, response, body, fault);
    }

    private void dripFrom(int position, HttpServerResponse response, Buffer body, Fault fault) {
        vertx.setTimer(fault.time().toMillis(), timer -> {
            if (response.closed()) {
                return;
            }
            Buffer next = body.slice(position, Math.min(position + 1, body.length()));
            if (position + 1 >= body.length()) {
                response.end(next);
            } else {
                response.write(next);
                dripFrom(position + 1, response, body, fault);
            }
        });
    }

    private void tooManyAccount(HttpServerResponse response, Call call, Fault fault) {
        if (!response.closed()) {
            Answer answer = waiting(
                    Answer.error(429, "APIRateLimitExceeded", "Number of allowed API requests per minute exceeded"),
                    fault);
            front.head(response, call, answer, 0);
            response.end(answer.body());
        }
    }

    private static Answer error(int status) {
        return switch (status) {
            case 404 -> Answer.notFound();
            case 403 -> Answer.titled(403, "Forbidden", "You do not have access to this page.");
            case 409 -> Answer.error(409, "DatabaseConflict", "Database collision");
            case 503 -> Answer.error(503, "Unavailable", "Sorry, we could not complete your request.");
            default -> Answer.error(status, "Error" + status, "This call was made to fail");
        };
    }

    private static Answer waiting(Answer answer, Fault fault) {
        return fault.retryAfter() == null ? answer : answer.with("Retry-After", String.valueOf(fault.retryAfter()));
    }
}
