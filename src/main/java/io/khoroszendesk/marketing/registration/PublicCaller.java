package io.khoroszendesk.marketing.registration;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.http.TransportFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSession;

/**
 * Requests addresses as somebody in the internet does. Each call uses a new connection, so that a load balancer may choose
 * another replica, and so that the server shows its certificate. Redirects are not followed.
 */
public final class PublicCaller {

    /** As long as Khoros waits for metadata. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Nobody's metadata are longer, and whatever answers here may not be ours. */
    private static final long LONGEST_BODY = 8L << 20;

    private final ShownCertificates authorities;
    private final Duration patience;

    /**
     * What has become of a request.
     *
     * @param status the HTTP status; 0 if there was no response
     * @param location where a redirect leads; empty if it isn't one
     * @param failure why there was no response; empty if there was one
     * @param fault the same with its causes; null if there was a response
     * @param protocol the version of TLS; empty if there is no encrypted connection
     * @param certificates what the server has shown, its own certificate first, also if it isn't trusted
     */
    public record Answer(
            int status,
            String body,
            String location,
            Duration took,
            Optional<TransportFailure> failure,
            Throwable fault,
            String protocol,
            List<X509Certificate> certificates) {

        /** Whether it leads to another address. */
        public boolean isRedirect() {
            return status >= 300 && status < 400;
        }

        /** What was seen, as words about an address. */
        public String words() {
            return failure.map(PublicCaller::words).orElse("answers " + status);
        }

        /** If it may be another one by itself, how long that takes at least; otherwise empty. */
        public Optional<Duration> passesAfter() {
            boolean passes = failure.map(TransportFailure::mayPass)
                    .orElse(List.of(429, 502, 503, 504).contains(status));
            return passes ? Optional.of(Duration.ZERO) : Optional.empty();
        }
    }

    /** Trusts public certificate authorities only. */
    public PublicCaller() {
        this(ShownCertificates.ofPublicAuthorities(), PATIENCE);
    }

    /** Trusts these authorities, and waits this long. */
    public PublicCaller(ShownCertificates authorities, Duration patience) {
        this.authorities = authorities;
        this.patience = patience;
    }

    /** Gets an address, with these headers. */
    public Answer get(URI address, Map<String, String> headers) {
        ShownCertificates shown = authorities.ofOneCall();
        HttpClient client = HttpClient.newBuilder()
                .sslContext(shown.context())
                .connectTimeout(patience)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(patience).header("Accept", "application/json");
        headers.forEach(request::header);
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer = client.sendAsync(
                            request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_BODY))
                    // The client's own limit ends when the body begins.
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Location").orElse(""),
                    since(start),
                    Optional.empty(),
                    null,
                    answer.sslSession().map(SSLSession::getProtocol).orElse(""),
                    shown.certificates());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted.");
        } catch (ExecutionException e) {
            return none(e.getCause(), since(start), shown);
        } catch (TimeoutException e) {
            return none(e, since(start), shown);
        } finally {
            client.shutdownNow();
        }
    }

    private static Answer none(Throwable fault, Duration took, ShownCertificates shown) {
        if (!(fault instanceof IOException || fault instanceof TimeoutException)) {
            throw new IllegalStateException("a request that can't be sent", fault);
        }
        TransportFailure failure = TransportFailure.of(fault).orElse(TransportFailure.CONNECTION_LOST);
        return new Answer(0, "", "", took, Optional.of(failure), fault, "", shown.certificates());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String words(TransportFailure failure) {
        return switch (failure) {
            case TIMEOUT -> "does not answer within " + PATIENCE.toSeconds() + " s";
            case UNTRUSTED, WRONG_HOST, TLS_BROKEN -> "has no certificate that public authorities vouch for";
            case UNKNOWN_HOST -> "has a host name that is not known";
            case NO_CONNECTION -> "takes no connections";
            case INTERRUPTED, CONNECTION_LOST ->
                "breaks the connection off, or answers what is no response that Khoros could read";
        };
    }
}
