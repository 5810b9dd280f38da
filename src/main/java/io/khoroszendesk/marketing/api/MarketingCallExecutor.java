package io.khoroszendesk.marketing.api;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.cli.WaitNotices;
import io.khoroszendesk.common.http.TransportFailure;
import io.khoroszendesk.common.resilience.Backoff;
import io.khoroszendesk.common.resilience.Retries;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.common.security.SecretMask;
import io.khoroszendesk.marketing.api.MarketingException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes calls to Khoros. Reads are retried after temporary failures; writes never are, because a retry would write
 * twice.
 */
@Singleton
public final class MarketingCallExecutor {

    private static final int REPEATS = 2;
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(400), 2, Duration.ofSeconds(5));

    private static final String AWAITED = "Khoros' answer";

    private final Sleeper pause;
    private final WaitNotices notices;

    @Inject
    public MarketingCallExecutor(Sleeper pause, WaitNotices notices) {
        this.pause = pause;
        this.notices = notices;
    }

    /** A call that changes nothing; the response is JSON. {@code secrets} are masked in Khoros' error texts. */
    MarketingEnvelope read(Supplier<Response> call, String... secrets) {
        return notices.during(
                AWAITED,
                () -> Retries.call(
                        MarketingException.class,
                        (failure, repeats) -> failure.isPassing() && repeats < REPEATS
                                ? Optional.of(BACKOFF.pause(repeats))
                                : Optional.empty(),
                        time -> pause.sleep(time, interrupted -> new CommandException("Interrupted.")),
                        () -> json(once(call, secrets))));
    }

    private static MarketingEnvelope json(MarketingEnvelope answer) {
        if (!answer.isJson()) {
            throw answer.unreadable();
        }
        return answer;
    }

    /** A call that changes something. A success may have any body, or none. */
    MarketingEnvelope write(Supplier<Response> call, String... secrets) {
        return notices.during(AWAITED, () -> once(call, secrets));
    }

    private static MarketingEnvelope once(Supplier<Response> call, String... secrets) {
        try (Response response = call.get()) {
            MarketingEnvelope answer = MarketingEnvelope.of(response);
            if (!answer.succeeded()) {
                throw answer.failure();
            }
            return answer;
        } catch (RuntimeException e) {
            throw masked(failure(e), secrets);
        }
    }

    private static MarketingException masked(MarketingException e, String... secrets) {
        String message = SecretMask.mask(e.getMessage(), Arrays.asList(secrets));
        return message.equals(e.getMessage())
                ? e
                : new MarketingException(e.kind(), message, e.status(), e.code(), e.getCause());
    }

    /** Tells from the cause what is known about a call that has failed: was it sent, and was there an answer? */
    static MarketingException failure(RuntimeException fault) {
        return TransportFailure.find(fault, MarketingException.class)
                .or(() -> TransportFailure.of(fault).map(known -> onTheWay(known, fault)))
                .orElseGet(() -> MarketingException.without(
                        Kind.MALFORMED,
                        "Khoros' answer can't be read (" + fault.getClass().getName() + ").",
                        fault));
    }

    private static MarketingException onTheWay(TransportFailure known, RuntimeException fault) {
        return switch (known) {
            case TIMEOUT -> MarketingException.without(Kind.TIMEOUT, "Khoros did not answer in time.", fault);
            case INTERRUPTED -> MarketingException.without(Kind.TIMEOUT, "The call to Khoros was interrupted.", fault);
            case NO_CONNECTION -> unreachable("no connection could be made", fault);
            case UNKNOWN_HOST -> unreachable("its host is not known", fault);
            case UNTRUSTED -> unreachable("its certificate is not trusted here, or TLS fails", fault);
            case WRONG_HOST -> unreachable("its certificate is for another host", fault);
            case TLS_BROKEN, CONNECTION_LOST ->
                MarketingException.without(
                        Kind.CONNECTION_LOST, "The connection to Khoros broke before its answer was there.", fault);
        };
    }

    private static MarketingException unreachable(String why, RuntimeException fault) {
        return MarketingException.without(
                Kind.UNREACHABLE,
                "Khoros can't be reached: " + why
                        + ". Nothing was sent. Compare KHOROS_API_URL and KHOROS_LOGIN_URL, and see"
                        + " whether a firewall or proxy stands between.",
                fault);
    }
}
