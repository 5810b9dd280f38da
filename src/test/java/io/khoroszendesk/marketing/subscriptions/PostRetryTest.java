package io.khoroszendesk.marketing.subscriptions;

import static io.khoroszendesk.marketing.events.Delivery.labelApplied;
import static io.khoroszendesk.marketing.events.Delivery.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.deadletter.DeadLetterRetry.Outcome;
import io.khoroszendesk.common.deadletter.DeadLetterRetry.Result;
import io.khoroszendesk.common.security.Digests;
import io.khoroszendesk.fake.marketing.FakeKhoros;
import io.khoroszendesk.marketing.Desk;
import io.khoroszendesk.marketing.events.EventsTenant;
import io.khoroszendesk.marketing.events.PulledEvents;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts that were given up, and of which nothing is left here but a digest. */
@QuarkusTest
@WithTestResource(EventsTenant.class)
class PostRetryTest {

    @TempDir
    Path directory;

    @Inject
    PulledEvents pulled;

    private FakeKhoros khoros;
    private EventsDesk desk;
    private PostRetry retry;

    @BeforeEach
    void open() {
        EventsTenant.zendesk().reset();
        khoros = FakeKhoros.start();
        desk = new EventsDesk(khoros.url(), new Desk(khoros, directory).loggedIn(khoros.token()), pulled);
        retry = new PostRetry(desk::subscriptions, () -> pulled);
        desk.labels = EventsTenant.LABEL;
        desk.run("events", "subscribe");
    }

    @AfterEach
    void close() {
        khoros.close();
    }

    private void keeps(String post) {
        String uuid = khoros.events().subscriptions().stream()
                .filter(one -> one.path("eventName").asText().equals("stream-item-label-applied"))
                .findFirst()
                .orElseThrow()
                .path("uuid")
                .asText();
        khoros.events()
                .happened(uuid, labelApplied(EventsTenant.LABEL, tweet(post, "jane_" + post, "9" + post, "Dented!")));
    }

    private Outcome retried(String post) {
        String digest = Digests.of(List.of("twitter:" + post)).substring(0, 40);
        return retry.retry(List.of(digest)).get(digest);
    }

    @Test
    void a_post_whose_event_khoros_keeps_gets_its_ticket_once() {
        keeps("701");
        keeps("702");

        assertThat(retried("701").result()).isEqualTo(Result.DONE);
        assertThat(retried("701").result()).isEqualTo(Result.DONE);

        assertThat(EventsTenant.zendesk().tickets())
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.interactions()).containsExactly("twitter:701"));
    }

    @Test
    void a_post_whose_event_khoros_no_longer_keeps_is_gone() {
        assertThat(retried("703").result()).isEqualTo(Result.GONE);
    }

    @Test
    void a_khoros_that_refuses_the_token_leaves_it_where_it_is() {
        keeps("704");
        khoros.revokeTokens();

        assertThat(retried("704").result()).isEqualTo(Result.FAILED);
    }
}
