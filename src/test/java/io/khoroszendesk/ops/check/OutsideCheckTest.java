package io.khoroszendesk.ops.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Finding.Level;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deployed service answers to somebody outside. */
class OutsideCheckTest extends OutsideTest {

    @Test
    void a_service_that_khoros_can_work_with() {
        CheckReport report = check();

        assertThat(report.isOk()).as(report.json()).isTrue();
        assertThat(report.findings())
                .extracting(Finding::subject)
                .containsExactly("address", "tls", "no key", "paths", "wrong key", "customer", "case");
        assertThat(finding(report, "customer").sentence())
                .matches("Khoros would see 1 field, after \\d+\\.\\d s of the 20 s it waits\\.");
    }

    @Test
    void the_base_path_may_be_given_with_the_address() {
        assertThat(check(service.url() + "/api/v1/", Optional.empty()).isOk()).isTrue();
    }

    @Test
    void another_base_path_is_that_of_the_settings() {
        settings =
                new String[] {"khoros.auth-header-values", OutsideService.KEY, "adapter.khoros.base-path", "/khoros"};

        assertFails("customer", "Khoros would see that the address answers 404.");
        assertThat(service.paths()).contains("/khoros/meta/object/customer");
    }

    @Test
    void a_service_that_is_not_there_may_be_there_later() {
        service.close();

        assertFails("connection", "The address takes no connections.");
        assertThat(check().passesAfter()).contains(Duration.ZERO);
    }

    @Test
    void a_service_that_never_answers_is_given_up() {
        service.isSilent = true;
        patience = Duration.ofMillis(300);

        assertFails("connection", "The address does not answer within");
    }

    @Test
    void a_redirect_is_told_without_its_query_and_not_followed() {
        service.redirect = "https://www.acme.example/login?secret=1";

        assertFails(
                "connection", "only leads to another one, https://www.acme.example/login, and Khoros may not follow");
        assertThat(service.paths()).hasSize(1);
    }

    @Test
    void a_service_that_is_open_without_a_key_fails() {
        service.isOpen = true;

        assertFails("no key", "Without a key the address answers 200 instead of 401.");
        assertFails("wrong key", "A wrong key is accepted");
    }

    @Test
    void a_page_that_answers_everything_is_no_service_that_accepts_a_wrong_key() {
        service.isOpen = true;
        service.metadata = "<html>Welcome</html>";

        assertFails("wrong key", "With a wrong key the address answers 200 instead of 401.");
        assertFails("customer", "something that is not our metadata");
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void a_proxy_whose_service_is_not_up_yet_may_be_right_later(int status) {
        service.status = status;

        assertThat(check().passesAfter()).contains(Duration.ZERO);
        assertFails("no key", "answers " + status + " instead of 401");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/meta/object/customer",
                "/api/v1/x/../meta/object/customer",
                "/api/v1//meta/object/%63ustomer"
            })
    void a_path_that_opens_the_api_without_a_key_fails(String spelling) {
        service.openPath = spelling;

        assertFails("paths", "Without a key the metadata are served at " + spelling + ".");
    }

    @Test
    void a_key_that_the_service_does_not_have_fails() {
        settings = new String[] {"khoros.auth-header-values", "another-key-of-some-length"};

        assertFails("customer", "Khoros would see that the address answers 401.");
    }

    @Test
    void without_a_key_what_needs_none_is_checked_nevertheless() {
        settings = new String[0];

        CheckReport report = check();

        assertThat(finding(report, "no key").level()).isEqualTo(Level.OK);
        assertThat(finding(report, "key").sentence()).isEqualTo("KHOROS_AUTH_HEADER_VALUES is missing.");
        assertThat(report.isOk()).isFalse();
    }

    @Test
    void a_key_that_is_entered_counts_in_place_of_the_settings() {
        settings = new String[0];

        assertThat(check(service.url(), Optional.of(OutsideService.KEY)).isOk()).isTrue();
    }

    @Test
    void a_key_that_no_header_can_hold_is_told_and_not_shown() {
        CheckReport report = check(service.url(), Optional.of("canary\u0007key"));

        assertThat(finding(report, "key").sentence()).contains("characters that no header can");
        assertThat(report.json()).doesNotContain("canary");
    }

    @Test
    void no_key_is_shown() {
        assertThat(check().json()).doesNotContain(OutsideService.KEY);
    }

    @Test
    void a_page_in_place_of_metadata_fails() {
        service.metadata = "<html>Welcome</html>";

        assertFails("customer", "something that is not our metadata");
    }

    @Test
    void an_answer_that_is_longer_than_metadata_can_be_is_not_read_to_its_end() {
        service.metadata = " ".repeat(9 << 20);

        assertFails("customer", "breaks the connection off");
    }
}
