package io.khoroszendesk.common.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnswerFlowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmbeddedChannel channel = new EmbeddedChannel();

    AnswerFlowTest() {
        Connections connections = new Connections(OptionalInt.of(20), new SimpleMeterRegistry(), System::nanoTime);
        channel.freezeTime();
        channel.pipeline().addLast(new AnswerFlow(new Connection(channel, connections, PATIENCE), PATIENCE));
    }

    private static FullHttpRequest request(String path) {
        return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path);
    }

    private void answer() {
        channel.write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    }

    private List<String> begun() {
        List<String> paths = new ArrayList<>();
        for (FullHttpRequest next = channel.readInbound(); next != null; next = channel.readInbound()) {
            paths.add(next.uri());
        }
        return paths;
    }

    @Test
    void a_request_that_was_sent_ahead_begins_when_the_answer_before_it_has_left() {
        channel.writeInbound(request("/1"), request("/2"), request("/3"));
        assertThat(begun()).containsExactly("/1");

        answer();
        assertThat(begun()).isEmpty();

        channel.flush();
        assertThat(begun()).containsExactly("/2");
    }

    @Test
    void all_that_were_sent_ahead_are_served_in_their_order() {
        channel.writeInbound(request("/1"), request("/2"), request("/3"));
        List<String> begun = begun();
        for (int i = 0; i < 3; i++) {
            answer();
            channel.flush();
            begun.addAll(begun());
        }

        assertThat(begun).containsExactly("/1", "/2", "/3");
    }

    @Test
    void who_does_not_take_an_answer_in_time_is_no_longer_connected() {
        channel.writeInbound(request("/1"));
        answer();

        channel.advanceTimeBy(PATIENCE.toMillis() - 1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isTrue();

        channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void who_has_taken_an_answer_may_take_any_time_for_the_next_request() {
        channel.writeInbound(request("/1"));
        answer();
        channel.flush();

        channel.advanceTimeBy(PATIENCE.toMillis() * 10, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();

        assertThat(channel.isOpen()).isTrue();
    }
}
