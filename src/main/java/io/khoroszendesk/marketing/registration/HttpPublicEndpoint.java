package io.khoroszendesk.marketing.registration;

import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.http.TransportFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Calls the public URL from this machine. Each call uses a new connection, so that a load balancer may choose another
 * replica. Only public certificate authorities are trusted, and redirects are not followed.
 */
public record HttpPublicEndpoint(String instanceUrl, String headerName) implements PublicEndpoint {

    /** As long as Khoros waits for metadata. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public Look look(String object, String headerValue) {
        long start = System.nanoTime();
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(instanceUrl + "/meta/object/" + object))
                            .timeout(PATIENCE)
                            .header("Accept", "application/json")
                            .header(headerName, headerValue)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Look(answer.statusCode(), answer.body(), millis(start), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted.");
        } catch (IOException e) {
            return new Look(0, "", millis(start), words(e));
        }
    }

    private static long millis(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static String words(IOException fault) {
        return switch (TransportFailure.of(fault).orElse(TransportFailure.CONNECTION_LOST)) {
            case TIMEOUT -> "does not answer within " + PATIENCE.toSeconds() + " s";
            case UNTRUSTED, WRONG_HOST, TLS_BROKEN -> "has no certificate that public authorities vouch for";
            case UNKNOWN_HOST -> "has a host name that is not known";
            case NO_CONNECTION -> "takes no connections";
            case INTERRUPTED, CONNECTION_LOST -> "breaks the connection off";
        };
    }
}
