package io.khoroszendesk.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.PropertiesConfigSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagedProfileTest {

    @ParameterizedTest
    @ValueSource(strings = {"test", "dev"})
    void a_packaged_service_does_not_run_with_settings_of_development(String profile) {
        assertThat(problems("prod", profile))
                .containsExactly("QUARKUS_PROFILE must not hold " + profile
                        + ", which is for development alone: its key is known to everybody");
    }

    @Test
    void it_runs_with_those_that_are_packaged_for_it() {
        assertThat(problems("prod")).isEmpty();
        assertThat(problems("prod", "tls")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tsl", "production", "PROD", "prod tls"})
    void it_does_not_run_with_one_that_nobody_has_written_settings_for(String profile) {
        assertThat(problems("prod", profile))
                .containsExactly("QUARKUS_PROFILE holds " + profile
                        + ", for which there are no settings: write prod, or prod,tls for HTTPS");
    }

    @Test
    void it_does_not_run_without_the_settings_of_production() {
        assertThat(problems("tls")).containsExactly("QUARKUS_PROFILE must hold prod as well: write prod,tls");
    }

    @Test
    void a_profile_of_an_operator_is_one_that_a_file_has_settings_for() {
        assertThat(PackagedProfile.problems(
                        LaunchMode.NORMAL, List.of("prod", "staging", "blue"), Set.of("staging", "blue")))
                .isEmpty();
        assertThat(PackagedProfile.mentioned(List.of(
                        source("application.properties", "%staging.adapter.dry-run", "%{eu,us}.zendesk.subdomain"),
                        source("PropertiesConfigSource[source=file:/config/application-blue.properties]", "a.b"))))
                .containsExactlyInAnyOrder("staging", "eu", "us", "blue");
    }

    @Test
    void tests_and_development_have_their_own() {
        assertThat(PackagedProfile.problems(LaunchMode.TEST, List.of("test"), Set.of()))
                .isEmpty();
        assertThat(PackagedProfile.problems(LaunchMode.DEVELOPMENT, List.of("dev"), Set.of()))
                .isEmpty();
    }

    private static List<String> problems(String... profiles) {
        return PackagedProfile.problems(LaunchMode.NORMAL, List.of(profiles), Set.of());
    }

    private static ConfigSource source(String name, String... properties) {
        return new PropertiesConfigSource(
                Arrays.stream(properties).collect(Collectors.toMap(Function.identity(), property -> "x")), name, 250);
    }
}
