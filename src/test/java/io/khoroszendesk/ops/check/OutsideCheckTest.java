package io.khoroszendesk.ops.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Finding.Level;
import io.khoroszendesk.common.config.WrongValues;
import io.khoroszendesk.crm.CrmApiConfig;
import io.khoroszendesk.crm.access.ApiKeyConfig;
import io.khoroszendesk.marketing.registration.AdapterEndpoint;
import io.khoroszendesk.marketing.registration.PublicCaller;
import io.khoroszendesk.marketing.registration.ShownCertificates;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.ops.PrivateCa;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideCheckTest {

    private static final PrivateCa CA = PrivateCa.ofAllTests();

    private OutsideService service = OutsideService.secure(CA.server());
    private ShownCertificates authorities = ShownCertificates.of(CA.authorities());
    private HostAddress.Resolver resolver = InetAddress::getAllByName;
    private Instant now = Instant.now();
    private Duration patience = Duration.ofSeconds(20);
    private String[] settings = {"khoros.auth-header-values", OutsideService.KEY};

    @AfterEach
    void close() {
        service.close();
    }

    private CheckReport check(String address, Optional<String> entered) {
        ApiKeyConfig keys = OperatorSettings.of(ApiKeyConfig.class, settings);
        CrmApiConfig api = OperatorSettings.of(CrmApiConfig.class, settings);
        return new OutsideCheck(
                        new AdapterEndpoint(keys, api, OperatorSettings.of(AdapterConfig.class)),
                        api,
                        new WrongValues(new SmallRyeConfigBuilder().build()),
                        Clock.fixed(now, ZoneOffset.UTC),
                        () -> new PublicCaller(authorities, patience),
                        resolver)
                .run(URI.create(address), entered);
    }

    private CheckReport check() {
        return check(service.url(), Optional.empty());
    }

    private static Finding finding(CheckReport report, String subject) {
        return report.findings().stream()
                .filter(one -> one.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " is not among " + report.findings()));
    }

    private void assertFails(String subject, String words) {
        Finding finding = finding(check(), subject);

        assertThat(finding.sentence()).contains(words);
        assertThat(finding.level()).isEqualTo(Level.FAIL);
    }

    /** Serves another certificate from now on. */
    private void serves(PrivateCa.Server certificate) {
        service.close();
        service = OutsideService.secure(certificate);
        now = Instant.now();
    }

    @Test
    void a_service_that_khoros_can_work_with() {
        CheckReport report = check();

        assertThat(report.isOk()).as(report.json()).isTrue();
        assertThat(report.findings())
                .extracting(Finding::subject)
                .containsExactly("address", "tls", "no key", "paths", "wrong key", "customer", "case");
        assertThat(finding(report, "customer").sentence())
                .matches("Khoros would see 1 fields, after \\d+\\.\\d s of the 20 s it waits\\.");
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
    void the_version_of_tls_and_the_end_of_the_certificate_are_told() {
        assertThat(finding(check(), "tls").sentence())
                .matches(
                        "The certificate is trusted and ends in \\d+ days, on [0-9-]+; the connection is TLSv1\\.3\\.");
    }

    @Test
    void a_certificate_that_ends_within_three_weeks_is_a_warning() {
        X509Certificate certificate = CA.server().certificate();
        now = certificate.getNotAfter().toInstant().minus(Duration.ofDays(20)).minusSeconds(1);

        Finding tls = finding(check(), "tls");

        assertThat(tls.level()).isEqualTo(Level.WARN);
        assertThat(tls.sentence()).contains("ends in 20 days");
    }

    @Test
    void a_certificate_that_has_ended_fails() {
        serves(CA.issue("ended", "dns:localhost", "-startdate", "-10d", "-validity", "5"));

        assertFails("tls", "The certificate has ended on ");
    }

    @Test
    void a_certificate_of_another_host_fails_and_its_names_are_told() {
        serves(CA.issue("other", "dns:crm.acme.example"));

        assertFails("tls", "The certificate is for another host: crm.acme.example.");
    }

    @Test
    void a_certificate_of_an_authority_that_nobody_knows_fails() {
        authorities = ShownCertificates.of(null);

        assertFails("tls", "No public authority vouches for the certificate.");
    }

    @Test
    void no_key_is_sent_where_the_connection_is_not_trusted() {
        authorities = ShownCertificates.of(null);

        CheckReport report = check();

        assertThat(service.paths()).isEmpty();
        assertThat(finding(report, "the rest").level()).isEqualTo(Level.SKIP);
    }

    @Test
    void a_port_that_speaks_no_tls_fails() throws IOException {
        try (ServerSocket port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> speakNoTls(port));

            Finding tls = finding(check("https://localhost:" + port.getLocalPort(), Optional.empty()), "tls");

            assertThat(tls.sentence()).isEqualTo("No TLS connection comes about: no certificate was shown.");
            assertThat(tls.isFailure()).isTrue();
        }
    }

    /** As a proxy answers to what it can't read. */
    private static void speakNoTls(ServerSocket port) {
        try (Socket client = port.accept()) {
            client.getInputStream().read(new byte[2_000]);
            client.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The test is over.
            return;
        }
    }

    @Test
    void an_address_of_this_machine_needs_no_encryption_but_is_told() {
        service.close();
        service = OutsideService.plain();

        CheckReport report = check();

        assertThat(report.isOk()).isTrue();
        assertThat(finding(report, "address").level()).isEqualTo(Level.WARN);
        assertThat(finding(report, "address").sentence()).contains("where Khoros can't reach it");
    }

    @Test
    void an_address_in_the_internet_needs_encryption_and_gets_no_request_without() throws UnknownHostException {
        service.close();
        service = OutsideService.plain();
        InetAddress[] somewhere = {InetAddress.getByName("203.0.113.7")};
        resolver = host -> somewhere;

        assertFails("address", "is not encrypted, so anybody on the way reads customers' data and the key");
        assertThat(service.paths()).isEmpty();
    }

    @Test
    void a_host_that_is_not_known_may_be_known_later() {
        resolver = host -> {
            throw new UnknownHostException(host);
        };

        assertFails("address", "The host localhost is not known here.");
        assertThat(check().passesAfter()).contains(Duration.ZERO);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'NAME','fields':[{'label':'A','type':'text','searchable':true}]}|its field 1 has no name",
                "{'name':'NAME','fields':[{'name':'a','type':'text','searchable':true}]}|its field 1 has no label",
                "{'name':'NAME','fields':[{'name':'a','label':'A','type':'Text','searchable':true}]}|a type that"
                        + " Khoros",
                "{'name':'NAME','fields':[{'name':'a','label':'A','type':'text','searchable':'no'}]}|no searchable",
                "{'name':'NAME','fields':[{'name':'a','label':'A','type':'single_sel_list','searchable':true}]}|no"
                        + " listValues",
                "{'name':'ticket','fields':[{'name':'a','label':'A','type':'text','searchable':true}]}|its name is not"
            })
    void metadata_that_break_the_contract_fail(String example) {
        service.metadata = example.substring(0, example.indexOf('|')).replace('\'', '"');

        assertFails("customer", example.substring(example.indexOf('|') + 1));
        assertFails("case", example.substring(example.indexOf('|') + 1));
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
