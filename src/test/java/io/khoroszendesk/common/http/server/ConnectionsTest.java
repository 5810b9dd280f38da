package io.khoroszendesk.common.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<EmbeddedChannel> channels = new ArrayList<>();
    private final List<Connection> open = new ArrayList<>();
    private long now;
    private final Connections connections = new Connections(OptionalInt.of(20), registry, () -> now);

    private void open(int count) {
        for (int i = 0; i < count; i++) {
            EmbeddedChannel channel = new EmbeddedChannel();
            Connection connection = new Connection(channel, connections, Duration.ofMinutes(1));
            connection.open();
            channels.add(channel);
            open.add(connection);
        }
    }

    private List<Integer> closed() {
        List<Integer> closed = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            channels.get(i).runPendingTasks();
            if (!channels.get(i).isOpen()) {
                closed.add(i);
            }
        }
        return closed;
    }

    private void rest() {
        now += Duration.ofSeconds(1).toNanos();
    }

    private double value(String name, String tag, String value) {
        return registry.get(name)
                .tag(tag, value)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    @Test
    void below_nine_tenths_of_the_limit_nothing_is_closed() {
        open(18);
        rest();

        assertThat(closed()).isEmpty();
        assertThat(value("khoros.connections", "state", "open")).isEqualTo(18);
        assertThat(value("khoros.connections", "state", "idle")).isEqualTo(18);
    }

    @Test
    void from_nine_tenths_on_the_oldest_idle_ones_make_room() {
        open(18);
        rest();
        open(3);

        assertThat(closed()).containsExactly(0, 1, 2);
        assertThat(value("khoros.connections.closed", "reason", "evicted")).isEqualTo(3);
        assertThat(value("khoros.connections", "state", "open")).isEqualTo(18);
    }

    @Test
    void idle_since_when_counts_not_open_since_when() {
        open(18);
        open.getFirst().requestBegan();
        open.getFirst().answered(false);
        rest();
        open(1);

        assertThat(closed()).containsExactly(1);
    }

    @Test
    void one_with_a_request_under_way_never_makes_room() {
        open(18);
        open.forEach(Connection::requestBegan);
        rest();
        open(2);

        assertThat(closed()).containsExactly(18);
        assertThat(value("khoros.connections", "state", "idle")).isEqualTo(1);
    }

    @Test
    void who_has_just_come_is_spared_until_the_limit_is_near() {
        open(17);
        open.forEach(Connection::requestBegan);
        open(2);
        assertThat(closed()).isEmpty();

        open(1);

        assertThat(closed()).containsExactly(17);
    }

    @Test
    void a_request_does_not_begin_on_a_connection_that_makes_room() {
        open(18);
        rest();
        open(1);

        assertThat(open.get(0).requestBegan()).isFalse();
        assertThat(open.get(1).requestBegan()).isTrue();
    }

    @Test
    void who_leaves_is_not_counted_any_more() {
        open(18);
        channels.forEach(EmbeddedChannel::close);
        rest();
        open(18);

        assertThat(value("khoros.connections", "state", "open")).isEqualTo(18);
        assertThat(value("khoros.connections.closed", "reason", "evicted")).isZero();
    }

    @Test
    void when_the_service_stops_connections_without_a_request_are_closed_after_their_time()
            throws InterruptedException {
        open(3);
        open.getFirst().requestBegan();

        connections.end(Duration.ZERO);

        assertThat(closed()).containsExactly(1, 2);
        assertThat(open.get(1).requestBegan()).isFalse();
    }

    @Test
    void when_the_service_stops_each_response_is_the_last_one_of_its_connection() throws InterruptedException {
        open(1);
        open.getFirst().requestBegan();
        assertThat(open.getFirst().answerBegan()).isFalse();

        connections.end(Duration.ZERO);

        assertThat(open.getFirst().answerBegan()).isTrue();
    }

    @Test
    void when_the_service_stops_nobody_waits_for_connections_that_are_gone() throws InterruptedException {
        open(2);
        channels.forEach(EmbeddedChannel::close);

        connections.end(Duration.ofDays(1));

        assertThat(connections.open()).isZero();
    }

    @Test
    void without_a_limit_nothing_is_closed() {
        Connections unbounded = new Connections(OptionalInt.empty(), new SimpleMeterRegistry(), () -> now);
        for (int i = 0; i < 50; i++) {
            new Connection(new EmbeddedChannel(), unbounded, Duration.ofMinutes(1)).open();
        }

        assertThat(unbounded.open()).isEqualTo(50);
    }
}
