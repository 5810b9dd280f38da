package io.khoroszendesk.marketing.registration;

import io.khoroszendesk.common.cli.CommandException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/**
 * Calls the public address from this machine: over a connection of its own each time, so that a load balancer chooses a replica
 * anew, trusting public authorities alone, and following no redirect.
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
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case HttpTimeoutException e -> {
                    return "does not answer within " + PATIENCE.toSeconds() + " s";
                }
                case SSLException e -> {
                    return "has no certificate that public authorities vouch for";
                }
                case UnresolvedAddressException e -> {
                    return "has a host name that is not known";
                }
                case UnknownHostException e -> {
                    return "has a host name that is not known";
                }
                default -> {}
            }
        }
        return fault instanceof ConnectException ? "takes no connections" : "breaks the connection off";
    }
}
