package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.Faults;
import io.khoroszendesk.fake.Target;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The same account as a {@link FakeZendesk}'s, without sockets: a call is a call of {@link #send}. It costs nothing to make, so
 * every test of the translation has one of its own.
 */
public final class UnpluggedZendesk {

    /** Credentials that are good. */
    public static final String AUTHORIZATION = "Basic YWRhQGFjbWUuZXhhbXBsZS90b2tlbjpzZWNyZXQ=";

    private final FakeTenant tenant;
    private final Routes routes;
    private final Faults faults = new Faults();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Meanwhile> meanwhile = new ArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private volatile byte[] onlyAnswer;

    /** An answer as it reaches the caller. */
    public record Reply(int status, Map<String, String> headers, byte[] body) {}

    private record Meanwhile(Target target, Runnable event) {}

    /** An account whose clock is this one. */
    public UnpluggedZendesk(Clock clock) {
        this.tenant = new FakeTenant(clock);
        this.routes = new Routes(tenant, new Tokens(tenant), new Idempotency(tenant));
    }

    public FakeTenant tenant() {
        return tenant;
    }

    public Faults faults() {
        return faults;
    }

    /** Something that happens once, just before the next call of this target is carried out. */
    public void before(String target, Runnable event) {
        synchronized (meanwhile) {
            meanwhile.add(new Meanwhile(Target.of(target), event));
        }
    }

    public List<FakeUser> users() {
        return tenant.users();
    }

    public List<FakeTicket> tickets() {
        return tenant.tickets();
    }

    public FakeUser user(long id) {
        return tenant.findUser(id).orElseThrow(() -> new NoSuchElementException("user " + id));
    }

    public FakeTicket ticket(long id) {
        return tenant.findTicket(id).orElseThrow(() -> new NoSuchElementException("ticket " + id));
    }

    /** The calls so far, as {@code GET /api/v2/users/search}. */
    public List<String> calls() {
        return calls.stream().map(call -> call.method() + " " + call.path()).toList();
    }

    /** Those of one target. */
    public List<Call> calls(String target) {
        Target wanted = Target.of(target);
        return calls.stream()
                .filter(call -> wanted.matches(call.method(), call.path()))
                .toList();
    }

    /** From now on every call is answered with 200 and these bytes, whatever it asks for. */
    public void answersAlways(byte[] body) {
        onlyAnswer = body;
    }

    public void forgetCalls() {
        calls.clear();
    }

    /**
     * Carries out a call.
     *
     * @throws TimeoutException where a fault leaves it without an answer
     * @throws IOException where a fault breaks the connection
     */
    public Reply send(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body)
            throws IOException, TimeoutException {
        byte[] only = onlyAnswer;
        if (only != null) {
            return new Reply(200, Map.of(), only);
        }
        Map<String, String> lowerCase = new LinkedHashMap<>();
        headers.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), value));
        Fault fault = faults.strike(method, path).orElse(null);
        Call call = new Call(
                number.incrementAndGet(),
                tenant.now(),
                method,
                path,
                query,
                lowerCase,
                new String(body, StandardCharsets.UTF_8),
                Optional.ofNullable(fault));
        calls.add(call);
        happenings(method, path).forEach(Runnable::run);
        Answer answer = fault == null || fault.takesEffect() ? routes.answer(call) : null;
        if (fault != null) {
            answer = instead(call, fault, answer);
        }
        Buffer bytes = answer.body();
        return new Reply(answer.status(), answer.headers(), bytes.getBytes());
    }

    private static Answer instead(Call call, Fault fault, Answer answer) throws IOException, TimeoutException {
        return switch (fault.kind()) {
            case HANG, BLACKHOLE, DRIP, LATE, DELAY -> throw new TimeoutException(fault.toString());
            case RESET, TRUNCATED, CLOSE_IDLE -> throw new IOException(fault.toString());
            default -> FaultyAnswers.instead(call, fault, answer);
        };
    }

    private List<Runnable> happenings(String method, String path) {
        synchronized (meanwhile) {
            List<Meanwhile> due = meanwhile.stream()
                    .filter(m -> m.target().matches(method, path))
                    .toList();
            meanwhile.removeAll(due);
            return due.stream().map(Meanwhile::event).toList();
        }
    }
}
