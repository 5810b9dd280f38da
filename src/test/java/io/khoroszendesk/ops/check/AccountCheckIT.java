package io.khoroszendesk.ops.check;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.khoroszendesk.ZendeskStub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.khoroszendesk.ops.Acme;
import io.khoroszendesk.ops.Program;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountCheckIT {

    private static final int BEFORE_ALL_OTHERS = 1;

    @RegisterExtension
    private static final Acme ACME = new Acme();

    private static Program check(String... changes) {
        return Program.ran(ACME.environment(changes), "check");
    }

    private static void has(MappingBuilder stub, Object body) {
        ACME.zendesk.stubFor(stub.atPriority(BEFORE_ALL_OTHERS).willReturn(json(200, body)));
    }

    private static void assertProblem(Program check, String subject, String sentence, String step) {
        assertThat(check.output())
                .containsPattern("FAIL +" + subject)
                .contains(sentence)
                .containsPattern("-> .*" + step);
        assertThat(check.exitCode()).isEqualTo(1);
    }

    @Test
    void an_account_in_which_all_is_well() {
        Program check = check();

        assertThat(check.output())
                .contains("All is well.")
                .doesNotContain("FAIL")
                .doesNotContain("\"level\"");
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void missing_settings() {
        assertProblem(
                check("KHOROS_AUTH_HEADER_VALUES", ""),
                "settings",
                "KHOROS_AUTH_HEADER_VALUES is missing",
                "docs/configuration.md");
    }

    @Test
    void without_any_settings_all_that_are_missing_are_named() {
        Program check = Program.ran(Map.of(), "check");

        assertThat(check.output())
                .contains("FAIL  settings     ZENDESK_SUBDOMAIN is missing")
                .contains("FAIL  settings     ZENDESK_OAUTH_CLIENT_ID and ZENDESK_OAUTH_CLIENT_SECRET are missing")
                .contains("FAIL  settings     KHOROS_AUTH_HEADER_VALUES is missing")
                .contains("3 problems.");
        assertThat(check.exitCode()).isEqualTo(1);
    }

    @Test
    void a_setting_that_cannot_be_read() {
        assertProblem(
                check("ADAPTER_DEADLINE", "soon"),
                "settings",
                "ADAPTER_DEADLINE is soon, but must be a time",
                "docs/configuration.md");
    }

    @Test
    void all_wrong_settings_are_told_at_once() {
        Program check = Program.ran(
                Map.of(
                        "ADAPTER_DRY_RUN", "maybe",
                        "ADAPTER_ZENDESK_BREAKER_RATIO", "2",
                        "ADAPTER_KHOROS_BASE_PATH", "api",
                        "ADAPTER_CARE_WEBHOOK_PATH", "hooks/x",
                        "ADAPTER_CASES_CLOSED", "reopen",
                        "ADAPTER_CARE_PAGE_SIZE", "0"),
                "check");

        assertThat(check.output())
                .contains("FAIL  settings     ADAPTER_DRY_RUN is maybe, but must be true or false.")
                .contains("FAIL  settings     ADAPTER_ZENDESK_BREAKER_RATIO is 2, but must be a number from 0 to 1.")
                .contains("FAIL  settings     ADAPTER_KHOROS_BASE_PATH must be a path such as /api/v1.")
                .contains("FAIL  settings     ADAPTER_CARE_WEBHOOK_PATH must be a path such as /hooks/zendesk.")
                .contains("FAIL  settings     ADAPTER_CASES_CLOSED is reopen, but must be one of follow-up, refuse.")
                .contains("FAIL  settings     ADAPTER_CARE_PAGE_SIZE is 0, but must be a whole number from 1 to 1000.")
                .contains("FAIL  settings     ZENDESK_SUBDOMAIN is missing")
                .contains("9 problems.");
        assertThat(check.exitCode()).isEqualTo(1);
    }

    @Test
    void empty_settings_are_not_set() {
        assertThat(check("ADAPTER_DRY_RUN", "").output()).contains("ok    settings");
    }

    @Test
    void a_brand_and_a_form_that_the_account_has_are_fine() {
        assertThat(check("ADAPTER_CASES_BRAND", "36500000000001", "ADAPTER_CASES_FORM", "36600000000001")
                        .output())
                .doesNotContain("FAIL");
    }

    @Test
    void a_brand_that_the_account_does_not_have() {
        assertProblem(
                check("ADAPTER_CASES_BRAND", "7"),
                "mappings",
                "ADAPTER_CASES_BRAND names the brand 7, which doesn't exist or isn't active.",
                "Correct the setting for this account");
    }

    @Test
    void a_form_that_the_account_does_not_have() {
        assertProblem(
                check("ADAPTER_CASES_FORM", "7"),
                "mappings",
                "ADAPTER_CASES_FORM names the form 7, which doesn't exist or isn't active.",
                "Correct the setting for this account");
    }

    @Test
    void a_mistyped_variable_is_named_with_the_setting_that_was_meant() {
        assertProblem(
                check("ADAPTER_DRYRUN", "true"),
                "settings",
                "ADAPTER_DRYRUN is no setting of this service: did you mean ADAPTER_DRY_RUN?",
                "docs/configuration.md");
    }

    @Test
    void a_wrong_secret() {
        assertProblem(
                check("ZENDESK_OAUTH_CLIENT_ID", "acme-unknown"),
                "credentials",
                "its identifier or its secret is wrong",
                "ZENDESK_OAUTH_CLIENT_SECRET");
    }

    @Test
    void credentials_that_count_for_nothing_although_the_answer_is_200() {
        has(get("/api/v2/users/me"), object("user", object("id", null, "name", "Anonymous user", "role", "end-user")));

        assertProblem(check(), "credentials", "as to a stranger", "confidential");
    }

    @Test
    void a_service_user_who_is_no_agent() {
        has(get("/api/v2/users/me"), object("user", object("id", 7, "role", "end-user")));

        assertProblem(check(), "credentials", "is an end user", "role agent or admin");
    }

    @Test
    void the_scope_to_write_is_missing() {
        assertProblem(
                check("ZENDESK_OAUTH_CLIENT_ID", "acme-read-only"), "scopes", "lack the scope write", "read write");
    }

    @Test
    void the_scope_to_read_is_missing() {
        ACME.zendesk.stubFor(get(urlPathEqualTo("/api/v2/user_fields"))
                .atPriority(BEFORE_ALL_OTHERS)
                .willReturn(json(403, object("error", "Forbidden"))));

        assertProblem(check(), "scopes", "lack the scope read", "read write");
    }

    @Test
    void an_account_without_fields() {
        has(get(urlPathEqualTo("/api/v2/user_fields")), object("user_fields", array()));
        has(get("/api/v2/ticket_fields"), object("ticket_fields", array()));

        Program check = check();

        assertProblem(check, "fields", "shows no ticket fields", "role that sees tickets");
        assertProblem(check, "handles", "has no user field khoros_social", "check --fix");
        assertThat(ACME.zendesk.findAll(postRequestedFor(urlEqualTo("/api/v2/user_fields"))))
                .isEmpty();
    }

    @Test
    void the_missing_field_for_handles_is_created_if_asked_for() {
        has(get(urlPathEqualTo("/api/v2/user_fields")), object("user_fields", array()));
        has(
                post("/api/v2/user_fields"),
                object("user_field", object("id", 1, "key", "khoros_social", "type", "textarea")));

        Program check = Program.ran(ACME.environment(), "check", "--fix");

        assertThat(check.output()).contains("The user field khoros_social was created.");
        assertThat(check.exitCode()).isZero();
        assertThat(ACME.zendesk.findAll(postRequestedFor(urlEqualTo("/api/v2/user_fields"))))
                .singleElement()
                .satisfies(request -> assertThat(request.getBodyAsString())
                        .contains("\"key\":\"khoros_social\"")
                        .contains("\"type\":\"textarea\""));
    }

    @Test
    void a_dry_run_that_is_asked_for_before_the_command_creates_no_field() {
        has(get(urlPathEqualTo("/api/v2/user_fields")), object("user_fields", array()));
        has(
                post("/api/v2/user_fields"),
                object("user_field", object("id", 1, "key", "khoros_social", "type", "textarea")));

        Program check = Program.ran(ACME.environment(), "--dry-run", "check", "--fix");

        assertThat(check.output())
                .contains("The user field khoros_social would be created.")
                .doesNotContain("ADAPTER_DRY_RUN");
        assertThat(ACME.zendesk.findAll(postRequestedFor(urlEqualTo("/api/v2/user_fields"))))
                .isEmpty();
    }

    @Test
    void settings_that_name_fields_of_another_account() {
        assertProblem(
                check("ADAPTER_FIELDS_CASE_ALIAS", "ticket_field_42=clubNo"),
                "mappings",
                "ADAPTER_FIELDS_CASE_ALIAS names the field ticket_field_42",
                "Correct the setting");
    }

    @Test
    void a_clock_that_is_ten_minutes_behind() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10));
        ACME.zendesk.stubFor(get("/api/v2/ticket_fields")
                .atPriority(BEFORE_ALL_OTHERS)
                .willReturn(json(200, object("ticket_fields", array())).withHeader("Date", date)));

        assertProblem(check(), "clock", "10 minutes behind Zendesk's", "NTP");
    }

    @Test
    void an_unreachable_host() throws IOException {
        assertProblem(
                check("ZENDESK_URL", "http://localhost:" + closedPort()),
                "connection",
                "Nothing answers at",
                "firewall");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void a_shared_memory_that_cannot_be_reached_is_no_problem_but_is_told() throws IOException {
        Program check = check("ADAPTER_SHARED_MEMORY_URL", "redis://:canary-4711@localhost:" + closedPort());

        assertThat(check.output())
                .containsPattern("warn +memory +The memory that replicas share can't be used: ")
                .contains("-> See whether ADAPTER_SHARED_MEMORY_URL is right")
                .doesNotContain("FAIL", "canary-4711");
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void without_a_shared_memory_nothing_is_said_of_it() {
        assertThat(check().output()).doesNotContain("memory");
    }

    @Test
    void an_unknown_host() {
        assertProblem(
                check("ZENDESK_URL", "https://acme.zendesk.invalid"),
                "connection",
                "is not known",
                "ZENDESK_SUBDOMAIN");
    }

    @Test
    void a_private_ca_that_is_not_trusted_yet() {
        assertProblem(
                check("ZENDESK_URL", ACME.secureUrl()),
                "connection",
                "signed by an authority that is not trusted here",
                "QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS");
    }

    @Test
    void a_private_ca_that_is_trusted() {
        Program check = check(
                "ZENDESK_URL",
                ACME.secureUrl(),
                "QUARKUS_TLS_ZENDESK_TRUST_STORE_PEM_CERTS",
                ACME.ca.certificate().toString());

        assertThat(check.output()).contains("All is well.");
    }

    @Test
    void a_proxy_that_refuses() throws IOException {
        try (ServerSocket proxy = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> refuse(proxy));

            assertProblem(
                    check(
                            "ZENDESK_URL",
                            "https://acme.zendesk.invalid",
                            "QUARKUS_REST_CLIENT_ZENDESK_PROXY_ADDRESS",
                            "localhost:" + proxy.getLocalPort()),
                    "connection",
                    "The proxy localhost:" + proxy.getLocalPort() + " refuses to connect",
                    "PROXY_PASSWORD");
        }
    }

    private static void refuse(ServerSocket proxy) {
        try {
            while (true) {
                try (Socket client = proxy.accept()) {
                    client.getInputStream().read(new byte[2_000]);
                    client.getOutputStream()
                            .write("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            // The test is over.
            return;
        }
    }

    @Test
    void little_is_left_of_the_quota() {
        ACME.zendesk.stubFor(any(anyUrl())
                .atPriority(BEFORE_ALL_OTHERS)
                .withHeader("Authorization", matching("Bearer .*"))
                .willReturn(aResponse()
                        .withStatus(404)
                        .withHeader("x-rate-limit", "700")
                        .withHeader("x-rate-limit-remaining", "13")));
        has(get("/api/v2/users/me"), object("user", object("id", 7, "role", "admin")));

        assertThat(check().output())
                .containsPattern("warn +quota +13 of the account's 700 calls of this minute are left")
                .contains("-> Find out which other integration");
    }
}
