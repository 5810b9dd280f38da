package io.khoroszendesk.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthProbeTest {

    @Test
    void it_asks_the_usual_port_of_this_machine() {
        assertThat(HealthProbe.of(Map.of())).isEqualTo(new HealthProbe("127.0.0.1", 9000));
    }

    @Test
    void it_follows_the_settings_of_the_server() {
        assertThat(HealthProbe.of(Map.of("QUARKUS_MANAGEMENT_HOST", "10.0.0.7", "QUARKUS_MANAGEMENT_PORT", "9100")))
                .isEqualTo(new HealthProbe("10.0.0.7", 9100));
    }

    @Test
    void every_address_is_asked_at_this_machine() {
        assertThat(HealthProbe.of(Map.of("QUARKUS_MANAGEMENT_HOST", "0.0.0.0")).host())
                .isEqualTo("127.0.0.1");
    }
}
