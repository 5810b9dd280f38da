package io.khoroszendesk.crm.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.resilience.ManualClock;
import io.khoroszendesk.crm.access.WrongKeys.Answer;
import io.khoroszendesk.ops.OperatorSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongKeysTest {

    static final String HERE = "192.0.2.1";

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final List<String> lines = new ArrayList<>();
    final Logger log = Logger.getLogger(WrongKeys.class.getName());
    final Handler reader = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getLevel() + " " + ExtLogRecord.wrap(entry).getFormattedMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    final ManualClock clock = new ManualClock();
    final WrongKeys keys = keys("3", "1s");

    @BeforeEach
    void listen() {
        log.addHandler(reader);
    }

    @AfterEach
    void listen_no_longer() {
        log.removeHandler(reader);
    }

    WrongKeys keys(String rate, String delay) {
        return new WrongKeys(
                OperatorSettings.of(
                        WrongKeyConfig.class,
                        "adapter.khoros.wrong-keys-per-minute",
                        rate,
                        "adapter.khoros.wrong-key-delay",
                        delay),
                clock,
                registry);
    }

    static Answer record(WrongKeys keys, String host) {
        return keys.record(SocketAddress.inetSocketAddress(4711, host));
    }

    @Test
    void beyond_the_rate_of_an_address_answers_wait_until_its_minute_is_over() {
        for (int i = 0; i < 3; i++) {
            assertThat(record(keys, HERE)).isEqualTo(Answer.AT_ONCE);
        }
        assertThat(record(keys, HERE)).isEqualTo(Answer.LATER);
        assertThat(record(keys, "192.0.2.2")).isEqualTo(Answer.AT_ONCE);

        clock.advance(Duration.ofSeconds(60));

        assertThat(record(keys, HERE)).isEqualTo(Answer.AT_ONCE);
    }

    @Test
    void without_a_delay_none_waits() {
        WrongKeys quick = keys("0", "0s");

        assertThat(record(quick, HERE)).isEqualTo(Answer.AT_ONCE);
    }

    @Test
    void where_too_many_wait_already_the_connection_ends_instead() {
        WrongKeys strict = keys("0", "1s");
        for (int i = 0; i < WrongKeys.MOST_WAITING; i++) {
            assertThat(record(strict, HERE)).isEqualTo(Answer.LATER);
        }
        assertThat(record(strict, HERE)).isEqualTo(Answer.AT_ONCE_AND_CLOSE);

        strict.answered();

        assertThat(record(strict, HERE)).isEqualTo(Answer.LATER);
    }

    @Test
    void an_address_is_told_of_once_a_minute_with_its_count() {
        for (int i = 0; i < 7; i++) {
            record(keys, HERE);
        }
        clock.advance(Duration.ofSeconds(61));
        record(keys, HERE);
        record(keys, HERE);

        assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("WARN") && line.contains(HERE));
        assertThat(lines.getLast()).contains("after 7 in its previous minute");
    }

    @Test
    void all_are_counted() {
        record(keys, HERE);
        record(keys, "2001:db8::1");
        keys.record(null);

        assertThat(registry.get("khoros.keys.refused").counter().count()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:0db8:0001:0002::/64",
        "2001:db8:1:2::9, 2001:0db8:0001:0002::/64",
        "::1, 0000:0000:0000:0000::/64",
        "fe80::1%2, fe80:0000:0000:0000::/64",
        "any.name.example, an unknown address",
        "'evil\nline', an unknown address",
        ", an unknown address"
    })
    void ipv6_is_counted_by_its_network_and_other_texts_as_one(String host, String name) {
        assertThat(WrongKeys.named(host)).isEqualTo(name);
    }
}
