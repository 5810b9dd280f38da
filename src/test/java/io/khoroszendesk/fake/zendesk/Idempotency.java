package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Remembers for two hours under which key which ticket was created. Errors are not remembered. */
final class Idempotency {

    private static final Duration KEPT = Duration.ofHours(2);
    private static final int LONGEST_KEY = 255;
    private static final String LOOKUP = "x-idempotency-lookup";

    private final FakeTenant tenant;
    private final Map<String, Entry> entries = new HashMap<>();

    private record Entry(String body, Answer answer, Instant until) {

        long ticket() {
            return answer.body().toJsonObject().getJsonObject("ticket").getLong("id");
        }
    }

    Idempotency(FakeTenant tenant) {
        this.tenant = tenant;
    }

    void clear() {
        entries.clear();
    }

    /** Forgets the key under which this ticket was created. */
    void forget(long ticket) {
        entries.values().removeIf(entry -> entry.ticket() == ticket);
    }

    /** The key under which a ticket is created at most once; null for all other calls. */
    static String key(Call call) {
        return call.method().equals("POST") && call.path().equals("/api/v2/tickets")
                ? call.header("Idempotency-Key")
                : null;
    }

    Answer once(String key, String body, Supplier<Answer> write) {
        if (key == null) {
            return write.get();
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            return Answer.error(400, "IdempotentRequestError", "The idempotency key is empty or too long");
        }
        Entry first = entries.get(key);
        if (first != null && first.until().isAfter(tenant.now())) {
            return first.body().equals(body)
                    ? first.answer().with(LOOKUP, "hit")
                    : Answer.error(
                            400, "IdempotentRequestError", "Request parameters don't match the given idempotency key");
        }
        Answer answer = write.get();
        if (answer.isSuccess()) {
            entries.put(key, new Entry(body, answer, tenant.now().plus(KEPT)));
            return answer.with(LOOKUP, "miss");
        }
        return answer;
    }

    /** While a ticket with the same key is being created. */
    static Answer underWay() {
        return Answer.error(
                409, "IdempotentRequestInProgress", "A request with this idempotency key is being processed");
    }
}
