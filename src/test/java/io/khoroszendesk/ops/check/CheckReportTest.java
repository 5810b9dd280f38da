package io.khoroszendesk.ops.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.common.config.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CheckReportTest {

    private long now;
    private final CheckReport report = new CheckReport("Zendesk account", "account", "acme", () -> now);

    private void after(long millis, Finding... findings) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        report.add(List.of(findings));
    }

    private JsonNode document() {
        return Json.read(report.json());
    }

    @Test
    void each_check_has_a_name_a_result_a_message_and_the_time_it_has_taken() {
        after(120, Finding.ok("connection", "It answers."));

        assertThat(document()).isEqualTo(Json.read("""
                        {"ok": true, "account": "acme",
                         "checks": [{"name": "connection", "result": "ok", "message": "It answers.", "duration_ms": 120}]}"""));
    }

    @Test
    void a_remedy_is_there_where_one_is_known() {
        after(0, Finding.fail("clock", "It is behind.", "Set it."), Finding.ok("fields", "They are there."));

        assertThat(document().at("/checks/0/remedy").asText()).isEqualTo("Set it.");
        assertThat(document().at("/checks/1").has("remedy")).isFalse();
    }

    @Test
    void what_one_step_has_found_has_the_time_of_the_step() {
        after(20, Finding.ok("connection", "It answers."), Finding.ok("credentials", "They are known."));
        after(5, Finding.ok("fields", "They are there."));

        assertThat(document().findValuesAsText("duration_ms")).containsExactly("20", "20", "5");
    }

    @Test
    void a_warning_and_what_was_skipped_leave_all_well() {
        after(0, Finding.warn("quota", "Little is left.", "Wait."), Finding.skip("scopes", "Not tried."));

        assertThat(document().path("ok").asBoolean()).isTrue();
        assertThat(document().findValuesAsText("result")).containsExactly("warning", "skipped");
    }

    @Test
    void a_failure_makes_all_of_it_fail() {
        after(0, Finding.fail("clock", "It is behind.", "Set it."));

        assertThat(document().path("ok").asBoolean()).isFalse();
        assertThat(document().at("/checks/0/result").asText()).isEqualTo("failed");
    }

    @Test
    void names_hold_no_blanks_and_no_capitals() {
        after(0, Finding.ok("Care fields", "It names none."));

        assertThat(document().at("/checks/0/name").asText()).isEqualTo("care-fields");
    }

    @Test
    void the_settings_that_a_message_names_can_be_read_one_by_one() {
        after(
                0,
                Finding.fail("settings", "ZENDESK_EMAIL and ZENDESK_API_TOKEN are missing.", "See ADAPTER_DRY_RUN."),
                Finding.ok("clock", "It agrees with Zendesk's."));

        assertThat(document().at("/checks/0/settings"))
                .isEqualTo(Json.read("[\"ZENDESK_EMAIL\", \"ZENDESK_API_TOKEN\"]"));
        assertThat(document().at("/checks/1").has("settings")).isFalse();
    }

    @Test
    void problems_that_kept_the_checks_from_beginning_have_the_same_form() {
        JsonNode document =
                Json.read(CheckReport.unbegun(List.of(Finding.fail("settings", "A_PORT is soon.", "Correct it."))));

        assertThat(document.path("ok").asBoolean()).isFalse();
        assertThat(document.at("/checks/0/name").asText()).isEqualTo("settings");
        assertThat(document.has("account")).isFalse();
    }

    @Test
    void people_read_the_problems_counted() {
        after(0, Finding.fail("clock", "It is behind.", "Set it."), Finding.ok("fields", "They are there."));
        List<String> lines = new ArrayList<>();

        report.print(lines::add);

        assertThat(lines).startsWith("Zendesk account: acme", "").endsWith("", "1 problem.");
    }
}
