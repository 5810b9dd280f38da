package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.Faults;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes requests, lets go wrong what is meant to, and has all else carried out. Runs on one thread. */
final class Front {

    private final Vertx vertx;
    private final Routes routes;
    private final Faults faults;
    private final FaultyAnswers faulty;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    /** The idempotency keys of tickets that are being created. */
    private final Set<String> underWay = new HashSet<>();

    private volatile int quotaLeft = 650;
    private volatile boolean tellsTime;

    Front(Vertx vertx, Routes routes, Faults faults) {
        this.vertx = vertx;
        this.routes = routes;
        this.faults = faults;
        this.faulty = new FaultyAnswers(vertx, this);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    void forgetCalls() {
        calls.clear();
    }

    void quotaLeft(int callsLeft) {
        quotaLeft = callsLeft;
    }

    void tellTime() {
        tellsTime = true;
    }

    void handle(HttpServerRequest request) {
        Instant time = Instant.now();
        request.exceptionHandler(e -> {
            // Callers give up whenever they like.
        });
        request.response().exceptionHandler(e -> {
            // The same, while they are being answered.
        });
        request.bodyHandler(body -> serve(request, body, time));
    }

    private void serve(HttpServerRequest request, Buffer body, Instant time) {
        String method = request.method().name();
        Fault fault = faults.strike(method, request.path()).orElse(null);
        Call call = new Call(
                number.incrementAndGet(),
                time,
                method,
                request.path(),
                map(request.params()),
                lowerCase(map(request.headers())),
                body.toString(),
                Optional.ofNullable(fault));
        calls.add(call);
        if (fault != null && !fault.takesEffect()) {
            faulty.tell(request, call, fault, null);
            return;
        }
        String key = Idempotency.key(call);
        if (key != null && !underWay.add(key)) {
            send(request.response(), call, Idempotency.underWay());
            return;
        }
        after(time(fault, Fault.Kind.DELAY), () -> {
            Answer answer = routes.answer(call);
            after(time(fault, Fault.Kind.LATE), () -> {
                underWay.remove(key);
                faulty.tell(request, call, fault, answer);
            });
        });
    }

    void send(HttpServerResponse response, Call call, Answer answer) {
        if (response.closed() || response.ended()) {
            return;
        }
        head(response, call, answer, quotaLeft);
        response.end(answer.body());
    }

    /** Status and headers; those of the account's quota in the spelling of one year or of another. */
    void head(HttpServerResponse response, Call call, Answer answer, int callsLeft) {
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        boolean newer = call.number() % 2 == 0;
        response.putHeader(newer ? "x-rate-limit" : "X-Rate-Limit", "700")
                .putHeader(newer ? "x-rate-limit-remaining" : "X-Rate-Limit-Remaining", String.valueOf(callsLeft))
                .putHeader(newer ? "ratelimit-limit" : "rate-limit", "700")
                .putHeader(newer ? "ratelimit-remaining" : "rate-limit-remaining", String.valueOf(callsLeft))
                .putHeader(newer ? "ratelimit-reset" : "rate-limit-reset", "42")
                .putHeader(
                        newer ? "zendesk-ratelimit-search-index" : "Zendesk-Rate-Limit-Search-Index",
                        "total=2500; remaining=2499; resets=42")
                .putHeader("X-Zendesk-Request-Id", String.format(Locale.ROOT, "fake%016x", call.number()));
        if (tellsTime) {
            response.putHeader(
                    "Date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(routes.now().atOffset(ZoneOffset.UTC)));
        }
    }

    void after(Duration time, Runnable step) {
        if (time.isZero()) {
            step.run();
        } else {
            vertx.setTimer(time.toMillis(), timer -> step.run());
        }
    }

    private static Map<String, String> lowerCase(Map<String, String> headers) {
        Map<String, String> lower = new LinkedHashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }

    private static Duration time(Fault fault, Fault.Kind kind) {
        return fault != null && fault.kind() == kind ? fault.time() : Duration.ZERO;
    }

    private static Map<String, String> map(Iterable<Map.Entry<String, String>> entries) {
        Map<String, String> map = new LinkedHashMap<>();
        entries.forEach(e -> map.putIfAbsent(e.getKey(), e.getValue()));
        return map;
    }
}
