package io.khoroszendesk.marketing.events;

import static io.khoroszendesk.Json.node;
import static io.khoroszendesk.marketing.events.Delivery.await;
import static io.khoroszendesk.marketing.events.Delivery.labelApplied;
import static io.khoroszendesk.marketing.events.Delivery.post;
import static io.khoroszendesk.marketing.events.Delivery.tweet;
import static io.khoroszendesk.marketing.events.EventsTenant.LABEL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.deadletter.DeadLetter;
import io.khoroszendesk.common.deadletter.DeadLetter.Cause;
import io.khoroszendesk.common.deadletter.DeadLetters;
import io.khoroszendesk.fake.Fault;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Labelled posts that were given up. */
@QuarkusTest
@WithTestResource(
        value = EventsTenant.class,
        initArgs = @ResourceArg(name = "adapter.state-dir", value = "target/dead-posts"))
class DeadPostsTest {

    private static final String CREATE = "POST /api/v2/tickets";

    @Inject
    DeadLetters letters;

    @Inject
    PulledEvents pulled;

    final FakeZendesk zendesk = EventsTenant.zendesk();

    @BeforeEach
    void an_untouched_account() throws IOException {
        zendesk.reset();
        letters.drop(letters.all());
    }

    private List<DeadLetter> there() {
        try {
            return letters.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A post of this id, which gets no ticket; what Khoros keeps of it. */
    private JsonNode isGivenUp(String id, Fault fault) throws InterruptedException {
        zendesk.faults().always(CREATE, fault);
        Object event = labelApplied(LABEL, tweet(id, "canary_" + id, "9" + id, "canary words"));
        post(event).then().statusCode(200);
        await("a dead letter", () -> there().size() == 1);
        zendesk.faults().clear();
        return node(event);
    }

    private Set<String> keys() {
        return Set.of(there().getFirst().key());
    }

    @Test
    void a_post_whose_ticket_zendesk_refuses_is_kept_without_a_word_of_it() throws Exception {
        isGivenUp("601", Fault.status(422));

        assertThat(there().getFirst().cause()).isEqualTo(Cause.REFUSED);
        assertThat(Files.readString(Path.of("target/dead-posts/dead-letters.json")))
                .doesNotContain("canary", "601", "twitter");
    }

    @Test
    void a_post_that_all_attempts_have_failed_for_is_kept() throws Exception {
        isGivenUp("602", Fault.status(503));

        assertThat(there().getFirst().cause()).isEqualTo(Cause.UNAVAILABLE);
        assertThat(there().getFirst().id()).matches("post-[0-9a-f]{40}");
    }

    @Test
    void a_retry_makes_the_ticket_of_what_khoros_keeps_and_settles_it() throws Exception {
        JsonNode event = isGivenUp("603", Fault.status(422));

        assertThat(pulled.retry(List.of(event), keys()).values())
                .singleElement()
                .satisfies(cause -> assertThat(cause).isEmpty());

        assertThat(zendesk.tickets()).hasSize(1);
        assertThat(there()).isEmpty();
    }

    @Test
    void a_second_retry_makes_no_second_ticket() throws Exception {
        JsonNode event = isGivenUp("604", Fault.status(422));
        Set<String> keys = keys();
        pulled.retry(List.of(event), keys);

        assertThat(pulled.retry(List.of(event, event), keys)).hasSize(1);
        assertThat(zendesk.tickets()).hasSize(1);
    }

    @Test
    void a_retry_leaves_other_posts_alone() throws Exception {
        JsonNode event = isGivenUp("605", Fault.status(422));
        JsonNode other = node(labelApplied(LABEL, tweet("606", "joe_606", "9606", "Hello")));

        pulled.retry(List.of(other, event), keys());

        assertThat(zendesk.tickets()).hasSize(1);
    }

    @Test
    void a_retry_that_fails_says_why_and_leaves_it() throws Exception {
        JsonNode event = isGivenUp("607", Fault.status(422));
        zendesk.faults().always(CREATE, Fault.status(422));

        assertThat(pulled.retry(List.of(event), keys()).values())
                .singleElement()
                .satisfies(cause -> assertThat(cause).hasValue(Cause.REFUSED));
        assertThat(there()).hasSize(1);
    }

    @Test
    void a_post_that_khoros_has_forgotten_is_not_among_what_was_tried() throws Exception {
        isGivenUp("608", Fault.status(422));

        assertThat(pulled.retry(List.of(), keys())).isEmpty();
    }

    @Test
    void a_later_delivery_that_succeeds_settles_it() throws Exception {
        JsonNode event = isGivenUp("609", Fault.status(422));

        pulled.work(List.of(event));

        assertThat(there()).isEmpty();
    }
}
