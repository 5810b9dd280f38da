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
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** A check from outside, against a service that is there for each test. */
abstract class OutsideTest {

    static final PrivateCa CA = PrivateCa.ofAllTests();

    OutsideService service = OutsideService.secure(CA.server());
    ShownCertificates authorities = ShownCertificates.of(CA.authorities());
    HostAddress.Resolver resolver = InetAddress::getAllByName;
    Instant now = Instant.now();
    Duration patience = Duration.ofSeconds(20);
    String[] settings = {"khoros.auth-header-values", OutsideService.KEY};

    @AfterEach
    void close() {
        service.close();
    }

    CheckReport check(String address, Optional<String> entered) {
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

    CheckReport check() {
        return check(service.url(), Optional.empty());
    }

    static Finding finding(CheckReport report, String subject) {
        return report.findings().stream()
                .filter(one -> one.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " is not among " + report.findings()));
    }

    void assertFails(String subject, String words) {
        Finding finding = finding(check(), subject);

        assertThat(finding.sentence()).contains(words);
        assertThat(finding.level()).isEqualTo(Level.FAIL);
    }

    /** Serves another certificate from now on. */
    void serves(PrivateCa.Server certificate) {
        service.close();
        service = OutsideService.secure(certificate);
        now = Instant.now();
    }
}
