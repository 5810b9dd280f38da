package io.khoroszendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.WrongSettingsException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.BindException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartFailureTest {

    @Test
    void wrong_settings_are_told_one_by_one() {
        assertThat(StartFailure.problems(
                        new RuntimeException("not started", new WrongSettingsException(List.of("A is 1", "B is 2")))))
                .containsExactly("A is 1", "B is 2");
    }

    @Test
    void a_value_that_the_framework_cannot_read_is_told_by_its_variable_and_not_shown() {
        assertThat(StartFailure.problems(new ConfigurationException("""
                        Configuration validation failed:
                        \tjava.lang.IllegalArgumentException: SRCFG00039: The config property quarkus.http.ssl-port with the \
                        config value "s3cret" threw an Exception whilst being converted SRCFG00029: Expected an integer \
                        value, got "s3cret"
                        \tjava.util.NoSuchElementException: SRCFG00014: The config property quarkus.oidc.client-id is required \
                        but it could not be found in any config source""")))
                .containsExactly(
                        "QUARKUS_HTTP_SSL_PORT can't be read: Expected an integer value",
                        "QUARKUS_OIDC_CLIENT_ID is missing");
    }

    @Test
    void a_port_that_is_taken_is_told_with_its_variable() {
        assertThat(StartFailure.problems(new QuarkusBindException("0.0.0.0", 8080, new BindException("in use"))))
                .singleElement()
                .asString()
                .contains("which another process uses: end that one, or write another port");
        assertThat(StartFailure.problems(new IllegalStateException(new BindException("Address already in use"))))
                .singleElement()
                .asString()
                .startsWith("QUARKUS_MANAGEMENT_PORT is ")
                .endsWith("which another process uses: end that one, or write another port");
    }

    @Test
    void a_host_that_is_not_this_machine_is_told() {
        assertThat(StartFailure.problems(new QuarkusBindException("192.0.2.1", 8080, new BindException("no"))))
                .containsExactly(
                        "QUARKUS_HTTP_HOST is 192.0.2.1, which is no address of this machine: write 0.0.0.0 for all of them");
    }

    @Test
    void a_port_that_is_not_for_this_user_is_told() {
        assertThat(StartFailure.problems(new QuarkusBindException(
                        "0.0.0.0", 80, new BindException("bind(..) failed: Permission denied"))))
                .containsExactly("QUARKUS_HTTP_PORT is 80, which this user may not open: write a port from 1024");
    }

    @Test
    void a_failure_that_no_setting_explains_is_left_to_its_trace() {
        assertThat(StartFailure.problems(new IllegalStateException())).isEmpty();
    }
}
