package io.khoroszendesk.common.http;

import com.fasterxml.jackson.core.JacksonException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What the exception of a failed HTTP call tells about the way to the server: was the call sent, was there an answer? */
public enum TransportFailure {
    /** No answer in time. The call may have been sent. */
    TIMEOUT,
    /** The calling thread was interrupted. The call may have been sent. */
    INTERRUPTED,
    /** The server took no connection, so nothing was sent. */
    NO_CONNECTION,
    /** The name of the host has no address, so nothing was sent. */
    UNKNOWN_HOST,
    /** The TLS handshake failed, most often because the certificate is not trusted. Nothing was sent. */
    UNTRUSTED,
    /** The certificate is for another host. Nothing was sent. */
    WRONG_HOST,
    /** TLS failed at another time than the handshake. The call may have been sent. */
    TLS_BROKEN,
    /** The connection broke. The call may have been sent. */
    CONNECTION_LOST;

    /** What is known from the fault and its causes, the outermost that says something; empty where none is about the way. */
    public static Optional<TransportFailure> of(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            TransportFailure known = ofOne(cause);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** The first of the fault and its causes that is of this type. */
    public static <T extends Throwable> Optional<T> find(Throwable fault, Class<T> type) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    /** Whether it may pass by itself. A certificate doesn't get better. */
    public boolean mayPass() {
        return switch (this) {
            case TIMEOUT, NO_CONNECTION, UNKNOWN_HOST, CONNECTION_LOST -> true;
            case INTERRUPTED, UNTRUSTED, WRONG_HOST, TLS_BROKEN -> false;
        };
    }

    private static TransportFailure ofOne(Throwable cause) {
        return switch (cause) {
            case TimeoutException _, java.util.concurrent.TimeoutException _, HttpTimeoutException _ -> TIMEOUT;
            case InterruptedException _ -> INTERRUPTED;
            // The JDK's client tells of an unknown host in the cause of this one.
            case ConnectException e ->
                find(e, UnresolvedAddressException.class).isPresent() ? UNKNOWN_HOST : NO_CONNECTION;
            case UnknownHostException _, UnresolvedAddressException _ -> UNKNOWN_HOST;
            case SSLHandshakeException _ -> UNTRUSTED;
            case SSLPeerUnverifiedException _ -> WRONG_HOST;
            case SSLException _ -> TLS_BROKEN;
            case VertxException _ -> CONNECTION_LOST;
            // What can't be read has arrived.
            case IOException e when !(e instanceof JacksonException) -> CONNECTION_LOST;
            default -> null;
        };
    }
}
