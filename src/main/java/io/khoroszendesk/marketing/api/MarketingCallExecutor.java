package io.khoroszendesk.marketing.api;

import com.fasterxml.jackson.core.JacksonException;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.common.security.SecretMask;
import io.khoroszendesk.marketing.api.MarketingException.Kind;
import io.vertx.core.VertxException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Makes calls to Khoros: reads are repeated after faults that pass, writes never, for a second one would be done twice. */
public final class MarketingCallExecutor {

    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(400);

    private final Sleeper pause;

    public MarketingCallExecutor(Sleeper pause) {
        this.pause = pause;
    }

    /** A call that changes nothing; the answer is JSON. Secrets are those that Khoros might repeat in its words. */
    MarketingEnvelope read(Supplier<Response> call, String... secrets) {
        for (int attempt = 1; ; attempt++) {
            try {
                MarketingEnvelope answer = once(call, secrets);
                if (!answer.isJson()) {
                    throw answer.unreadable();
                }
                return answer;
            } catch (MarketingException e) {
                if (!e.isPassing() || attempt == ATTEMPTS) {
                    throw e;
                }
                pause.sleep(FIRST_PAUSE.multipliedBy(1L << (attempt - 1)));
            }
        }
    }

    /** A call that changes something. A success may have any body, or none. */
    public MarketingEnvelope write(Supplier<Response> call, String... secrets) {
        return once(call, secrets);
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
    private static MarketingException failure(RuntimeException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case MarketingException e -> {
                    return e;
                }
                case TimeoutException e -> {
                    return MarketingException.without(Kind.TIMEOUT, "Khoros did not answer in time.", fault);
                }
                case ConnectException e -> {
                    return unreachable("no connection comes about", fault);
                }
                case UnknownHostException e -> {
                    return unreachable("its host is not known", fault);
                }
                case SSLHandshakeException e -> {
                    return unreachable("its certificate is not trusted here, or TLS fails", fault);
                }
                case SSLPeerUnverifiedException e -> {
                    return unreachable("its certificate is for another host", fault);
                }
                case VertxException e -> {
                    return cut(fault);
                }
                case IOException e
                when !(e instanceof JacksonException) -> {
                    return cut(fault);
                }
                default -> {}
            }
        }
        return MarketingException.without(
                Kind.MALFORMED,
                "Khoros' answer can't be read (" + fault.getClass().getName() + ").",
                fault);
    }

    private static MarketingException unreachable(String why, RuntimeException fault) {
        return MarketingException.without(
                Kind.UNREACHABLE,
                "Khoros can't be reached: " + why
                        + ". Nothing was sent. Compare KHOROS_API_URL and KHOROS_LOGIN_URL, and see"
                        + " whether a firewall or proxy stands between.",
                fault);
    }

    private static MarketingException cut(RuntimeException fault) {
        return MarketingException.without(
                Kind.CONNECTION_LOST, "The connection to Khoros broke before its answer was there.", fault);
    }
}
