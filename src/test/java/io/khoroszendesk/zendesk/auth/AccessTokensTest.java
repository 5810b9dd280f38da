package io.khoroszendesk.zendesk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.common.resilience.ManualClock;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.Callers;
import io.khoroszendesk.zendesk.ZendeskFailures;
import io.khoroszendesk.zendesk.config.CallConfig;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private static final Duration LIFE = Duration.ofMinutes(30);

    private final ManualClock clock = new ManualClock();
    private final ThreadPoolExecutor threads = (ThreadPoolExecutor) Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String secret = "secret";
    private volatile String lastSecret;
    private volatile RuntimeException fault;
    private volatile CountDownLatch hanging = new CountDownLatch(0);
    private volatile TokenResponse answer;
    private final AccessTokens credentials = credentials("zendesk.oauth-client-id", "khoros-adapter");

    @AfterEach
    void nobody_is_left_waiting() {
        hanging.countDown();
        threads.close();
    }

    @Test
    void a_token_is_asked_for_once() throws Exception {
        assertThat(authorization()).isEqualTo("Bearer token-1");
        assertThat(authorization()).isEqualTo("Bearer token-1");
        assertThat(asked).hasValue(1);
        assertThat(lastSecret).isEqualTo("secret");
        clock.advance(Duration.ofMinutes(3));
        assertThat(credentials.tokenAge()).contains(Duration.ofMinutes(3));
    }

    @Test
    void fifty_callers_at_once_cause_one_request() throws Exception {
        assertThat(Callers.atOnce(50, credentials::authorization)).containsOnly("Bearer token-1");
        clock.advance(LIFE);
        assertThat(Callers.atOnce(50, credentials::authorization)).containsOnly("Bearer token-2");
        assertThat(asked).hasValue(2);
    }

    @Test
    void it_is_renewed_after_four_fifths_of_its_life_while_it_is_used() throws Exception {
        authorization();
        clock.advance(Duration.ofMinutes(24).minusMillis(1));
        assertThat(authorization()).isEqualTo("Bearer token-1");
        assertThat(asked).hasValue(1);

        hanging = new CountDownLatch(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(Callers.atOnce(50, credentials::authorization)).containsOnly("Bearer token-1");

        hanging.countDown();
        until("Bearer token-2");
        assertThat(asked).hasValue(2);
    }

    @Test
    void once_it_has_ended_everybody_waits_for_the_next() throws Exception {
        authorization();
        clock.advance(LIFE);

        assertThat(authorization()).isEqualTo("Bearer token-2");
    }

    @Test
    void a_failed_renewal_keeps_the_token_and_is_tried_again_after_a_pause() throws Exception {
        authorization();
        clock.advance(Duration.ofMinutes(25));
        fault = ZendeskFailures.of(Kind.OVERLOADED);
        assertThat(authorization()).isEqualTo("Bearer token-1");
        Callers.until(() -> asked.get() == 2);
        settle();

        assertThat(Callers.atOnce(20, credentials::authorization)).containsOnly("Bearer token-1");
        assertThat(asked).as("not tried again at once").hasValue(2);

        fault = null;
        clock.advance(Duration.ofSeconds(5));
        until("Bearer token-3");
    }

    @Test
    void without_any_token_the_failure_is_told() {
        fault = ZendeskFailures.of(Kind.UNAUTHORIZED);

        assertThatExceptionOfType(ZendeskException.class)
                .isThrownBy(this::authorization)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAUTHORIZED));
    }

    @Test
    void nobody_waits_for_a_token_beyond_their_deadline() {
        hanging = new CountDownLatch(1);

        assertThatExceptionOfType(ZendeskException.class)
                .isThrownBy(() -> Deadline.run(System.nanoTime(), Duration.ofMillis(100), credentials::authorization))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
    }

    @Test
    void a_refused_token_is_replaced_once_for_all() throws Exception {
        authorization();

        assertThat(Callers.atOnce(50, () -> credentials.authorizationAfter("Bearer token-1")))
                .containsOnly("Bearer token-2");
        assertThat(asked).hasValue(2);
        assertThat(authorization()).isEqualTo("Bearer token-2");
    }

    @Test
    void a_refusal_that_comes_late_gets_the_token_that_is_there() throws Exception {
        authorization();
        after("Bearer token-1");

        assertThat(after("Bearer token-1")).isEqualTo("Bearer token-2");
        assertThat(asked).hasValue(2);
    }

    @Test
    void lasting_refusals_cause_no_storm() throws Exception {
        authorization();
        after("Bearer token-1");

        assertThat(Callers.atOnce(50, () -> credentials.authorizationAfter("Bearer token-2")))
                .containsOnly("Bearer token-2");
        assertThat(asked).hasValue(2);

        clock.advance(Duration.ofSeconds(1));
        assertThat(after("Bearer token-2")).isEqualTo("Bearer token-3");
        assertThat(after("Bearer token-3")).isEqualTo("Bearer token-3");
        assertThat(asked).hasValue(3);
    }

    @Test
    void a_changed_secret_brings_a_new_token() throws Exception {
        authorization();
        secret = "rotated";

        assertThat(Callers.atOnce(50, credentials::authorization)).containsOnly("Bearer token-2");
        assertThat(asked).hasValue(2);
        assertThat(lastSecret).isEqualTo("rotated");
    }

    @Test
    void the_token_serves_on_while_a_changed_secret_brings_none() throws Exception {
        authorization();
        secret = "mistyped";
        fault = ZendeskFailures.of(Kind.UNAUTHORIZED);

        assertThat(authorization()).isEqualTo("Bearer token-1");
        assertThat(Callers.atOnce(20, credentials::authorization)).containsOnly("Bearer token-1");
        assertThat(asked).as("not tried again at once").hasValue(2);

        secret = "rotated";
        fault = null;
        assertThat(authorization()).isEqualTo("Bearer token-3");
    }

    @Test
    void an_answer_without_a_token_is_none() {
        for (TokenResponse nothing : new TokenResponse[] {new TokenResponse(null, 60L), new TokenResponse(" ", 60L)}) {
            answer = nothing;
            assertThatExceptionOfType(ZendeskException.class)
                    .isThrownBy(this::authorization)
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
        }
    }

    @Test
    void a_token_that_names_no_life_has_the_usual_one() throws Exception {
        answer = new TokenResponse("endless", null);
        authorization();
        answer = null;
        clock.advance(LIFE.minusSeconds(1));
        hanging = new CountDownLatch(1);
        assertThat(authorization()).isEqualTo("Bearer endless");

        hanging.countDown();
        until("Bearer token-2");
    }

    @Test
    void an_api_token_is_sent_as_it_is() throws Exception {
        AccessTokens legacy = credentials("zendesk.email", "bot@acme.example");

        assertThat(legacy.areConfigured()).isTrue();
        assertThat(legacy.canRenew()).isFalse();
        assertThat(legacy.tokenAge()).isEmpty();
        // bot@acme.example/token:api-token
        assertThat(legacy.authorization()).isEqualTo("Basic Ym90QGFjbWUuZXhhbXBsZS90b2tlbjphcGktdG9rZW4=");
        assertThat(asked).hasValue(0);
    }

    @Test
    void oauth_goes_before_an_api_token() throws Exception {
        AccessTokens both =
                credentials("zendesk.oauth-client-id", "khoros-adapter", "zendesk.email", "bot@acme.example");

        assertThat(both.canRenew()).isTrue();
        assertThat(Deadline.run(System.nanoTime(), Duration.ofSeconds(20), both::authorization))
                .startsWith("Bearer ");
    }

    @Test
    void without_settings_there_are_no_credentials() {
        assertThat(credentials().areConfigured()).isFalse();
    }

    private AccessTokens credentials(String... settings) {
        Secrets secrets = new Secrets() {
            @Override
            public Optional<String> oauthClientSecret() {
                return Optional.of(secret);
            }

            @Override
            public Optional<String> apiToken() {
                return Optional.of("api-token");
            }
        };
        return new AccessTokens(
                OperatorSettings.of(ZendeskConfig.class, settings),
                OperatorSettings.of(CallConfig.class),
                secrets,
                this::send,
                threads,
                clock);
    }

    private TokenResponse send(String withSecret) {
        lastSecret = withSecret;
        int count = asked.incrementAndGet();
        RuntimeException failing = fault;
        try {
            hanging.await();
        } catch (InterruptedException e) {
            throw ZendeskFailures.of(Kind.TIMEOUT);
        }
        if (failing != null) {
            throw failing;
        }
        return answer == null ? new TokenResponse("token-" + count, LIFE.toSeconds()) : answer;
    }

    private String authorization() throws Exception {
        return Deadline.run(System.nanoTime(), Duration.ofSeconds(20), credentials::authorization);
    }

    private String after(String refused) throws Exception {
        return Deadline.run(System.nanoTime(), Duration.ofSeconds(20), () -> credentials.authorizationAfter(refused));
    }

    private void until(String header) throws InterruptedException {
        Callers.until(() -> {
            try {
                return authorization().equals(header);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Lets a request that has just failed be noted. */
    private void settle() throws InterruptedException {
        Callers.until(() -> threads.getCompletedTaskCount() == threads.getTaskCount());
    }
}
