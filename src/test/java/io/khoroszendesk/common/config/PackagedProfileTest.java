package io.khoroszendesk.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.LaunchMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagedProfileTest {

    @ParameterizedTest
    @ValueSource(strings = {"test", "dev"})
    void a_packaged_service_does_not_run_with_settings_of_development(String profile) {
        assertThat(PackagedProfile.problems(LaunchMode.NORMAL, List.of("prod", profile)))
                .containsExactly("QUARKUS_PROFILE must not hold " + profile
                        + ", which is for development alone: its key is known to everybody");
    }

    @Test
    void it_runs_with_any_other() {
        assertThat(PackagedProfile.problems(LaunchMode.NORMAL, List.of("prod", "tls")))
                .isEmpty();
    }

    @Test
    void tests_and_development_have_their_own() {
        assertThat(PackagedProfile.problems(LaunchMode.TEST, List.of("test"))).isEmpty();
        assertThat(PackagedProfile.problems(LaunchMode.DEVELOPMENT, List.of("dev")))
                .isEmpty();
    }
}
