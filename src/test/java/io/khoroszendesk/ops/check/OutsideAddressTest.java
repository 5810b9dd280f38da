package io.khoroszendesk.ops.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Finding.Level;
import io.khoroszendesk.marketing.registration.ShownCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether an address can be trusted with the key. */
class OutsideAddressTest extends OutsideTest {

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
    void a_certificate_that_is_signed_by_itself_fails() {
        serves(CA.signedByItself("alone"));

        assertFails("tls", "The certificate is signed by itself, so nobody trusts it.");
    }
}
