package io.khoroszendesk.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonParseException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.http.HttpClosedException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransportFailureTest {

    @ParameterizedTest
    @MethodSource
    void a_fault_or_its_cause_tells_what_happened_on_the_way(Throwable fault, TransportFailure failure) {
        assertThat(TransportFailure.of(fault)).contains(failure);
        assertThat(TransportFailure.of(new RuntimeException(new CompletionException(fault))))
                .contains(failure);
    }

    static Stream<Arguments> a_fault_or_its_cause_tells_what_happened_on_the_way() {
        return Stream.of(
                arguments(new TimeoutException(), TransportFailure.TIMEOUT),
                arguments(new java.util.concurrent.TimeoutException(), TransportFailure.TIMEOUT),
                arguments(new HttpConnectTimeoutException("slow"), TransportFailure.TIMEOUT),
                arguments(new InterruptedException(), TransportFailure.INTERRUPTED),
                arguments(new ConnectException("refused"), TransportFailure.NO_CONNECTION),
                arguments(new UnknownHostException("acme.zendesk.com"), TransportFailure.UNKNOWN_HOST),
                arguments(new UnresolvedAddressException(), TransportFailure.UNKNOWN_HOST),
                arguments(new SSLHandshakeException("expired"), TransportFailure.UNTRUSTED),
                arguments(new SSLPeerUnverifiedException("another host"), TransportFailure.WRONG_HOST),
                arguments(new SSLException("closing inbound"), TransportFailure.TLS_BROKEN),
                arguments(new HttpClosedException("closed"), TransportFailure.CONNECTION_LOST),
                arguments(new SocketException("Connection reset"), TransportFailure.CONNECTION_LOST),
                arguments(new EOFException(), TransportFailure.CONNECTION_LOST));
    }

    @Test
    void an_unknown_host_is_told_from_a_refused_connection_by_the_cause() {
        Throwable fault = new ConnectException().initCause(new UnresolvedAddressException());

        assertThat(TransportFailure.of(fault)).contains(TransportFailure.UNKNOWN_HOST);
    }

    @Test
    void an_answer_that_is_no_json_has_met_no_failure_on_the_way() {
        assertThat(TransportFailure.of(new CompletionException(new JsonParseException(null, "not JSON"))))
                .isEmpty();
    }

    @Test
    void a_fault_of_our_own_has_met_no_failure_on_the_way() {
        assertThat(TransportFailure.of(new IllegalStateException())).isEmpty();
    }

    @Test
    void the_outermost_cause_of_a_type_is_found() {
        IllegalStateException outer = new IllegalStateException(new IllegalStateException("inner"));

        assertThat(TransportFailure.find(new RuntimeException(outer), IllegalStateException.class))
                .containsSame(outer);
        assertThat(TransportFailure.find(outer, ConnectException.class)).isEmpty();
    }
}
