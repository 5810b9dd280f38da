package io.khoroszendesk.care.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.care.CareTenant;
import io.khoroszendesk.fake.care.FakeAuthor;
import io.khoroszendesk.fake.care.FakeCare;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Tenant.class)
@WithTestResource(CareTenant.class)
class ConversationsClientTest {

    private static final AuthorRef TWITTER = AuthorRef.of("twitter", "1001");

    @Inject
    ConversationsClient client;

    private final Instant now = Instant.now();
    private FakeAuthor jane;
    private String conversation;

    @BeforeEach
    void jane_has_written() {
        FakeCare care = CareTenant.care();
        care.reset();
        jane = care.directory().arrives("twitter", "1001", "jane.q");
        conversation = care.directory().writes(jane, now, true);
    }

    @Test
    void conversations_are_found_by_each_way_to_name_an_author() {
        Instant start = now.minusSeconds(60);
        Instant end = now.plusSeconds(60);

        assertThat(client.conversations(TWITTER, start, end)).containsExactly(conversation);
        assertThat(client.conversations(jane.lswUuid(), start, end)).containsExactly(conversation);
        assertThat(client.conversationsByHandle("twitter", null, "jane.q", start, end))
                .containsExactly(conversation);
    }

    @Test
    void pending_ones_are_reactivated_once_and_told_by_their_number() {
        assertThat(client.reactivate(TWITTER, null, null)).hasSize(1);
        assertThat(client.reactivate(TWITTER, null, null)).isEmpty();
    }
}
