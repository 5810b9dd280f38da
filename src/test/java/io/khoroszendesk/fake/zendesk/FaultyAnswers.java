package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.Fault;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
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
            case HANG -> {}
            case BLACKHOLE -> channel(request).config().setAutoRead(false);
            case RESET -> reset(request);
            case TRUNCATED -> truncated(request, call, shown);
            case TOO_MANY_ACCOUNT -> tooManyAccount(response, call, fault);
            case DRIP -> drip(response, call, fault, shown);
            case CLOSE_IDLE -> {
                front.send(response, call, shown);
                vertx.setTimer(
                        fault.time().toMillis(), timer -> request.connection().close());
            }
            default -> front.send(response, call, instead(call, fault, shown));
        }
    }

    /** What is answered instead of the true answer, for kinds whose fault lies in the answer itself. */
    static Answer instead(Call call, Fault fault, Answer answer) {
        return switch (fault.kind()) {
            case GARBAGE -> garbage(call);
            case WRONG_TYPE -> Answer.html(200, "Sign in");
            case EMPTY -> Answer.json(200, new JsonObject());
            case NO_BODY -> Answer.bytes(200, new byte[0]);
            case STATUS -> waiting(error(fault.status()), fault);
            case BODY -> Answer.bytes(fault.status(), fault.body().getBytes(StandardCharsets.UTF_8));
            case HTML -> waiting(Answer.html(fault.status(), "Error"), fault);
            case TOO_MANY -> waiting(Answer.text(429, "You have exceeded the rate limit for this endpoint."), fault);
            case TOO_MANY_ACCOUNT ->
                waiting(
                        Answer.error(429, "APIRateLimitExceeded", "Number of allowed API requests per minute exceeded"),
                        fault);
            case UNAUTHORIZED -> Answer.invalidToken();
            case REDIRECT -> Answer.html(302, "Moved").with("Location", "https://elsewhere.example" + call.path());
            default -> answer;
        };
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
            Answer answer = instead(call, fault, null);
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
