package io.khoroszendesk.ops.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.config.Finding;
import io.khoroszendesk.common.config.Finding.Level;
import io.khoroszendesk.common.http.TransportFailure;
import io.khoroszendesk.marketing.api.MarketingConfig;
import io.khoroszendesk.marketing.api.ProbeClient;
import io.khoroszendesk.marketing.events.EventTokenConfig;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.ops.check.KhorosHostsCheck.Host;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KhorosHostsCheckTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static Host host(Function<Duration, Optional<TransportFailure>> probe) {
        return new Host("KHOROS_API_URL", URI.create("https://api.acme.example"), probe);
    }

    private static List<Finding> check(Host... hosts) {
        return new KhorosHostsCheck(Arrays.asList(hosts), PATIENCE).inspect(false);
    }

    private static List<String> used(String... settings) {
        return KhorosHostsCheck.used(
                        OperatorSettings.of(MarketingConfig.class, settings),
                        OperatorSettings.of(EventTokenConfig.class, settings),
                        new ProbeClient(null, null))
                .stream()
                .map(Host::setting)
                .toList();
    }

    @Test
    void a_host_that_answers_is_fine() {
        assertThat(check(host(time -> Optional.empty())))
                .containsExactly(Finding.ok("khoros", "https://api.acme.example answers."));
    }

    @Test
    void a_host_that_is_silent_is_a_warning_that_nobody_waits_for() {
        assertThat(check(host(time -> Optional.of(TransportFailure.TIMEOUT))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Level.WARN);
                    assertThat(finding.sentence()).isEqualTo("https://api.acme.example does not answer within 5 s.");
                    assertThat(finding.step()).contains("Khoros' hosts fall silent now and then: try again later.");
                    assertThat(finding.passesAfter()).isEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource(TransportFailure.class)
    void whatever_keeps_a_host_from_answering_is_no_failure(TransportFailure failure) {
        assertThat(check(host(time -> Optional.of(failure))))
                .singleElement()
                .extracting(Finding::level)
                .isEqualTo(Level.WARN);
    }

    @Test
    void each_host_has_the_time_that_was_set() {
        assertThat(check(
                        host(time -> time.equals(PATIENCE) ? Optional.empty() : Optional.of(TransportFailure.TIMEOUT))))
                .extracting(Finding::level)
                .containsExactly(Level.OK);
    }

    @Test
    void hosts_are_asked_side_by_side() {
        CyclicBarrier both = new CyclicBarrier(2);
        Host waiting = host(time -> {
            try {
                both.await();
                return Optional.empty();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(check(waiting, waiting)).extracting(Finding::level).containsExactly(Level.OK, Level.OK);
    }

    @Test
    void without_anything_of_khoros_marketing_no_host_is_asked() {
        assertThat(used()).isEmpty();
    }

    @Test
    void events_need_the_api() {
        assertThat(used("khoros.events.token", "a-long-random-token")).containsExactly("KHOROS_API_URL");
    }

    @Test
    void who_logs_in_by_a_clients_id_needs_both_hosts() {
        assertThat(used("khoros.client-id", "acme")).containsExactly("KHOROS_API_URL", "KHOROS_LOGIN_URL");
    }
}
