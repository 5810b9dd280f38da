package io.khoroszendesk.care.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.care.tickets.Reactivation.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketEventTest {

    private static Optional<TicketEvent> read(String body) {
        return TicketEvent.of(body.getBytes(StandardCharsets.UTF_8));
    }

    private static TicketEvent of(String type, String event) {
        return read("""
                {"account_id":1,"detail":{"actor_id":"9","id":"1001","requester_id":"7","status":"OPEN"},"event":%s,
                 "id":"e-1","subject":"zen:ticket:1001","time":"2026-11-21T10:00:00Z","type":"zen:event-type:ticket.%s",
                 "zendesk_event_version":"2022-06-20"}""".formatted(event, type)).orElseThrow();
    }

    @Test
    void an_event_is_about_the_requester() {
        TicketEvent event = of("priority_changed", "{\"current\":\"HIGH\",\"previous\":\"LOW\"}");

        assertThat(event.customers()).containsExactly(7L);
        assertThat(event.reactivation()).isEmpty();
    }

    @Test
    void a_ticket_that_changes_its_requester_is_about_both() {
        assertThat(of("requester_changed", "{\"current\":\"7\",\"previous\":\"8\"}")
                        .customers())
                .containsExactlyInAnyOrder(7L, 8L);
    }

    @Test
    void a_solved_ticket_may_reactivate() {
        assertThat(of("status_changed", "{\"current\":\"SOLVED\",\"previous\":\"OPEN\"}")
                        .reactivation())
                .contains(new Reactivation(Reason.SOLVED, "e-1", 1001, 7, 9));
        assertThat(of("status_changed", "{\"current\":\"PENDING\",\"previous\":\"OPEN\"}")
                        .reactivation())
                .isEmpty();
    }

    @Test
    void a_public_reply_of_an_agent_may_reactivate() {
        assertThat(of("comment_added", comment(true, true)).reactivation())
                .contains(new Reactivation(Reason.REPLIED, "e-1", 1001, 7, 11));
    }

    @Test
    void neither_a_note_nor_what_a_customer_writes_reactivates() {
        assertThat(of("comment_added", comment(false, true)).reactivation()).isEmpty();
        assertThat(of("comment_added", comment(true, false)).reactivation()).isEmpty();
    }

    private static String comment(boolean isPublic, boolean isStaff) {
        return "{\"comment\":{\"author\":{\"id\":\"11\",\"is_staff\":%s,\"name\":\"Ada\"},\"body\":\"Done\",\"id\":\"5\",\"is_public\":%s}}"
                .formatted(isStaff, isPublic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "null",
                "{}",
                "{\"type\":\"zen:event-type:user.created\",\"detail\":{\"requester_id\":\"7\"}}",
                "{\"type\":\"zen:event-type:ticket.created\",\"detail\":{\"id\":\"1\"}}",
                "{\"type\":\"zen:event-type:ticket.created\",\"detail\":{\"id\":\"1\",\"requester_id\":\"0\"}}"
            })
    void whatever_else_comes_is_about_nobody(String body) {
        assertThat(read(body)).isEmpty();
    }

    @Test
    void a_reactivation_is_read_from_its_own_text() {
        Reactivation reactivation = new Reactivation(Reason.REPLIED, "01HQ 7", 1001, 7, 0);

        assertThat(Reactivation.parse(reactivation.text())).contains(reactivation);
        assertThat(Reactivation.parse("SLEPT 1 2 3 e")).isEmpty();
        assertThat(Reactivation.parse("anything")).isEmpty();
    }
}
