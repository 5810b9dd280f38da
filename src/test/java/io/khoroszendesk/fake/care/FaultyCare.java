package io.khoroszendesk.fake.care;

import com.sun.net.httpserver.HttpExchange;
import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;

/** What reaches the caller of Care, whether all is well or a fault strikes. */
final class FaultyCare {

    private static final Duration LONGER_THAN_ANYBODY_WAITS = Duration.ofMinutes(10);

    /** Answers, or doesn't; {@code truth} carries the call out and gives the true answer. */
    void tell(HttpExchange exchange, Fault fault, Supplier<Answer> truth) throws IOException {
        if (fault == null) {
            send(exchange, truth.get());
            return;
        }
        sleep(fault.kind() == Fault.Kind.DELAY ? fault.time() : Duration.ZERO);
        Answer answer = fault.takesEffect() ? truth.get() : CareRoutes.fail(200, "");
        switch (fault.kind()) {
            case DELAY -> send(exchange, answer);
            case LATE -> {
                sleep(fault.time());
                send(exchange, answer);
            }
            case HANG -> sleep(LONGER_THAN_ANYBODY_WAITS);
            case RESET -> exchange.close();
            case GARBAGE -> send(exchange, Answer.bytes(200, garbage()));
            case TRUNCATED -> truncated(exchange, answer);
            case WRONG_TYPE -> send(exchange, Answer.html(200, "Sign in"));
            case EMPTY -> send(exchange, Answer.bytes(200, "{}".getBytes()));
            case BODY ->
                send(exchange, Answer.bytes(fault.status(), fault.body().getBytes(StandardCharsets.UTF_8)));
            case NO_BODY -> send(exchange, Answer.bytes(200, new byte[0]));
            case STATUS ->
                send(exchange, waiting(CareRoutes.fail(fault.status(), "This call was made to fail"), fault));
            case HTML -> send(exchange, waiting(Answer.html(fault.status(), "Error"), fault));
            case TOO_MANY, TOO_MANY_ACCOUNT ->
                send(exchange, waiting(CareRoutes.fail(429, "Too many requests"), fault));
            case UNAUTHORIZED -> send(exchange, CareRoutes.fail(401, "Unauthorized"));
            case REDIRECT ->
                send(exchange, Answer.html(302, "Moved").with("Location", "https://elsewhere.example/sign-in"));
            default -> throw new IllegalArgumentException("Care can't fail like that: " + fault);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = head(exchange, answer);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void truncated(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = head(exchange, answer);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.close();
    }

    private static byte[] head(HttpExchange exchange, Answer answer) {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        return answer.body().getBytes();
    }

    private static Answer waiting(Answer answer, Fault fault) {
        return fault.retryAfter() == null ? answer : answer.with("Retry-After", String.valueOf(fault.retryAfter()));
    }

    private static byte[] garbage() {
        byte[] bytes = new byte[300];
        new Random(300).nextBytes(bytes);
        return bytes;
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
