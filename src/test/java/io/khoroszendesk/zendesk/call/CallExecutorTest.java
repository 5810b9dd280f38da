package io.khoroszendesk.zendesk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.khoroszendesk.zendesk.ZendeskFailures;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallExecutorTest {

    @ParameterizedTest
    @MethodSource
    void a_fault_tells_whether_the_call_was_sent_and_answered(Throwable cause, Kind kind) {
        RuntimeException direct = cause instanceof RuntimeException fault ? fault : new CompletionException(cause);

        assertThat(CallExecutor.failure(direct).kind()).isEqualTo(kind);
        assertThat(CallExecutor.failure(new ProcessingException(new CompletionException(cause)))
                        .kind())
                .isEqualTo(kind);
    }

    static Stream<Arguments> a_fault_tells_whether_the_call_was_sent_and_answered() {
        return Stream.of(
                arguments(new TimeoutException(), Kind.TIMEOUT),
                arguments(new InterruptedException(), Kind.TIMEOUT),
                arguments(new ConnectException("refused"), Kind.UNREACHABLE),
                arguments(new UnknownHostException("acme.zendesk.com"), Kind.UNREACHABLE),
                arguments(new SSLHandshakeException("expired"), Kind.UNREACHABLE),
                arguments(new SSLPeerUnverifiedException("another host"), Kind.UNREACHABLE),
                arguments(
                        new SSLException("closing inbound before receiving peer's close_notify"), Kind.CONNECTION_LOST),
                arguments(new HttpClosedException("Connection was closed"), Kind.CONNECTION_LOST),
                arguments(new SocketException("Connection reset"), Kind.CONNECTION_LOST),
                arguments(new EOFException(), Kind.CONNECTION_LOST),
                arguments(new IOException("Broken pipe"), Kind.CONNECTION_LOST),
                arguments(new JsonParseException(null, "not JSON"), Kind.MALFORMED),
                arguments(new JsonEOFException(null, null, "truncated"), Kind.MALFORMED),
                arguments(new WebApplicationException("not JSON", 400), Kind.MALFORMED),
                arguments(ZendeskFailures.of(Kind.CONFLICT), Kind.CONFLICT));
    }

    @Test
    void a_fault_of_our_own_is_told_by_its_class_alone() {
        ZendeskException failure = CallExecutor.failure(new IllegalStateException("jane@example.com"));

        assertThat(failure.kind()).isEqualTo(Kind.FAILED);
        assertThat(failure).hasMessage("the call failed: java.lang.IllegalStateException");
    }

    @Test
    void what_was_surely_not_sent_has_not_happened() {
        assertThat(CallExecutor.failure(new CompletionException(new ConnectException()))
                        .mayHaveHappened())
                .isFalse();
        assertThat(CallExecutor.failure(new CompletionException(new SocketException()))
                        .mayHaveHappened())
                .isTrue();
        assertThat(CallExecutor.failure(new TimeoutException()).mayHaveHappened())
                .isTrue();
    }
}
