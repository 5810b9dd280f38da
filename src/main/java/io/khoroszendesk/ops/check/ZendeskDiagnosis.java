package io.khoroszendesk.ops.check;

import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.http.TransportFailure;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import io.netty.handler.proxy.ProxyConnectException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Explains why the first call to Zendesk failed, and what to do about it. */
@Singleton
class ZendeskDiagnosis {

    static final String CONNECTION = "connection";
    static final String CREDENTIALS = "credentials";

    private static final int PROXY_WANTS_CREDENTIALS = 407;

    private final ZendeskConfig config;
    private final Optional<String> proxy;
    private volatile Finding outage;

    @Inject
    ZendeskDiagnosis(
            ZendeskConfig config,
            @ConfigProperty(name = "quarkus.rest-client.zendesk.proxy-address") Optional<String> proxy) {
        this.config = config;
        this.proxy = proxy.filter(address -> !address.isBlank());
    }

    /** What is wrong. While a circuit breaker keeps calls back, that is what was wrong before. */
    Finding of(ZendeskException e) {
        if (e.is(Kind.CIRCUIT_OPEN) && outage != null) {
            return outage;
        }
        boolean isOfProxy =
                TransportFailure.find(e, ProxyConnectException.class).isPresent();
        Finding finding = explained(e).passing(isOfProxy ? Optional.empty() : e.passesAfter());
        outage = e.isOutage() ? finding : null;
        return finding;
    }

    /** Zendesk has answered, so what was wrong before is over. */
    void isWell() {
        outage = null;
    }

    private Finding explained(ZendeskException e) {
        return switch (e.kind()) {
            case UNAUTHORIZED -> e.status() == 403 ? forbidden("read") : refused(e);
            case INVALID -> refused(e);
            case UNREACHABLE, CONNECTION_LOST -> unreachable(e);
            case TIMEOUT ->
                connection(
                        origin() + " does not answer in time.",
                        "Check whether a firewall drops the connection, and whether status.zendesk.com reports an incident.");
            case NOT_FOUND ->
                connection(
                        "There is no Zendesk API at " + origin() + ".",
                        "Compare ZENDESK_SUBDOMAIN or ZENDESK_URL with the account's address in the browser.");
            case RATE_LIMITED ->
                Finding.fail(
                        "quota",
                        "The account's calls of this minute are used up.",
                        "Wait a minute; if it stays so, find out which other integration uses the account's limit.");
            case OVERLOADED ->
                connection(
                        "Zendesk is overloaded or in maintenance.",
                        "Look at status.zendesk.com and check again later.");
            case MALFORMED ->
                connection(
                        "Something answers at " + origin() + ", but it isn't Zendesk's API.",
                        "See whether a proxy or a login page answers in its place, and compare ZENDESK_URL.");
            case FAILED -> failed(e);
            case CONFLICT, NOT_RECORDED, BUSY, CIRCUIT_OPEN ->
                connection(origin() + " can't be asked: " + e.getMessage() + ".", "Check again later.");
        };
    }

    static Finding forbidden(String scope) {
        return Finding.fail(
                "scopes",
                "The credentials lack the scope " + scope + ", or the service user's role does not allow it.",
                "Allow the OAuth client the scopes \"read write\", keep ZENDESK_OAUTH_SCOPE at that, and make the service"
                        + " user an agent with access to all tickets, or an admin.");
    }

    private Finding refused(ZendeskException e) {
        if (config.oauthClientId().isEmpty()) {
            return Finding.fail(
                    CREDENTIALS,
                    "Zendesk refuses the API token.",
                    "Compare ZENDESK_EMAIL and ZENDESK_API_TOKEN with the account; tokens that are not used are switched"
                            + " off, so better create an OAuth client.");
        }
        return switch (error(e)) {
            case "invalid_scope" -> forbidden(config.oauthScope());
            case "invalid_token" ->
                Finding.fail(
                        CREDENTIALS,
                        "Zendesk gives the OAuth client a token and then refuses it.",
                        "See whether the user the OAuth client belongs to is still an active agent or admin.");
            default ->
                Finding.fail(
                        CREDENTIALS,
                        "Zendesk refuses the OAuth client: its identifier or its secret is wrong.",
                        "Compare ZENDESK_OAUTH_CLIENT_ID and ZENDESK_OAUTH_CLIENT_SECRET with the client in Zendesk's Admin"
                                + " Center; a secret is shown there only once, so create a new one if in doubt.");
        };
    }

    private Finding unreachable(ZendeskException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProxyConnectException) {
                return proxyRefuses();
            }
            if (cause instanceof UnknownHostException) {
                return connection(
                        "The host of " + origin() + " is not known.",
                        "Compare ZENDESK_SUBDOMAIN with the account's address, and see whether this network resolves it.");
            }
            if (cause instanceof SSLException) {
                return untrusted(cause);
            }
        }
        return connection(
                "Nothing answers at " + origin()
                        + proxy.map(p -> " through the proxy " + p).orElse("") + ".",
                "See whether a firewall or a network policy lets connections out, or whether this network wants a proxy"
                        + " (QUARKUS_REST_CLIENT_ZENDESK_PROXY_ADDRESS).");
    }

    private Finding untrusted(Throwable tls) {
        for (Throwable cause = tls; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("certification path") || message.contains("path building")) {
                return connection(
                        "The certificate of " + origin() + " is signed by an authority that is not trusted here.",
                        "If a proxy of your own opens the connection, mount its CA certificate and set"
                                + " QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS to the file.");
            }
            if (message.contains("No subject alternative") || message.contains("No name matching")) {
                return connection(
                        "The certificate of " + origin() + " is for another host.",
                        "Compare ZENDESK_URL with the names in the certificate.");
            }
        }
        return connection(
                "The TLS connection to " + origin() + " failed.",
                "Check what intercepts it; a proxy of your own needs its CA in QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS.");
    }

    private Finding failed(ZendeskException e) {
        if (e.status() == PROXY_WANTS_CREDENTIALS) {
            return proxyRefuses();
        }
        return e.status() >= 300 && e.status() < 400
                ? connection(
                        origin() + " only points to another address.",
                        "The account may have been renamed: compare ZENDESK_SUBDOMAIN with its address in the browser.")
                : connection(
                        origin() + " fails to answer: " + e.getMessage() + ".",
                        "Look at status.zendesk.com and check again later.");
    }

    private Finding proxyRefuses() {
        return connection(
                "The proxy " + proxy.orElse("in between") + " refuses to connect to " + origin() + ".",
                "Have the host allowed there, or give the proxy its credentials: QUARKUS_REST_CLIENT_ZENDESK_PROXY_USER and"
                        + " QUARKUS_REST_CLIENT_ZENDESK_PROXY_PASSWORD.");
    }

    /** OAuth's name of the error; our own exception may wrap Zendesk's. */
    private static String error(ZendeskException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ZendeskException z && z.error().isPresent()) {
                return z.error().get();
            }
        }
        return "";
    }

    private String origin() {
        return config.api().toString();
    }

    private static Finding connection(String sentence, String step) {
        return Finding.fail(CONNECTION, sentence, step);
    }
}
