package io.khoroszendesk.care.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.zendesk.TicketExportClient.TicketPage;
import io.khoroszendesk.zendesk.model.TicketRow;
import io.khoroszendesk.zendesk.model.TicketRow.MetricSet;
import io.khoroszendesk.zendesk.model.TicketRow.SatisfactionRating;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicketSummaryTest {

    private static final long JANE = 7;

    private static TicketRow ticket(long id, String status, int createdOn, int changedOn) {
        return ticket(id, status, createdOn, changedOn, null, null);
    }

    private static TicketRow ticket(
            long id, String status, int createdOn, int changedOn, String score, String solvedAt) {
        return new TicketRow(
                id,
                status,
                "high",
                JANE,
                11L,
                21L,
                day(createdOn),
                day(changedOn),
                score == null ? null : new SatisfactionRating(score),
                new MetricSet(solvedAt));
    }

    private static String day(int day) {
        return "2026-11-%02dT10:00:00Z".formatted(day);
    }

    private static CustomerTickets sum(List<TicketRow> rows) {
        TicketSummary summary = new TicketSummary();
        rows.forEach(summary::add);
        return summary.result(Map.of(11L, "Ada"), Map.of(21L, "Support"));
    }

    @Test
    void tickets_that_wait_for_anybody_are_open() {
        CustomerTickets known = sum(List.of(
                ticket(1, "new", 1, 1),
                ticket(2, "open", 2, 2),
                ticket(3, "pending", 3, 3),
                ticket(4, "hold", 4, 4),
                ticket(5, "solved", 5, 5),
                ticket(6, "closed", 6, 6)));

        assertThat(known.open()).isEqualTo(4);
    }

    @Test
    void the_latest_ticket_is_the_one_created_last_whatever_changed_since() {
        CustomerTickets known = sum(List.of(ticket(2, "open", 20, 20), ticket(1, "closed", 1, 25)));

        assertThat(known.latest()).isEqualTo(2);
        assertThat(known.status()).isEqualTo("open");
        assertThat(known.assignee()).isEqualTo("Ada");
        assertThat(known.group()).isEqualTo("Support");
    }

    @Test
    void the_last_answer_counts_and_a_question_without_one_does_not() {
        CustomerTickets known = sum(List.of(
                ticket(1, "closed", 1, 10, "bad", null),
                ticket(2, "closed", 2, 5, "good", null),
                ticket(3, "solved", 3, 20, "offered", null)));

        assertThat(known.satisfaction()).isEqualTo("bad");
    }

    @Test
    void solved_is_the_last_time_that_a_ticket_was() {
        CustomerTickets known = sum(List.of(
                ticket(1, "closed", 1, 10, null, day(3)),
                ticket(2, "solved", 2, 9, null, day(9)),
                ticket(3, "open", 3, 20)));

        assertThat(known.solvedAt()).isEqualTo(day(9));
    }

    @Test
    void a_customer_without_tickets_has_none_open_and_nothing_else() {
        assertThat(sum(List.of())).isEqualTo(new CustomerTickets(0, null, null, null, null, null, null, null));
    }

    @Test
    void an_export_with_repeats_and_earlier_states_adds_up_to_what_is_there_now() {
        Random random = new Random(20_261_127);
        for (int round = 0; round < 300; round++) {
            List<TicketRow> now = new ArrayList<>();
            List<TicketRow> export = new ArrayList<>();
            for (int id = 1; id <= 1 + random.nextInt(6); id++) {
                int created = 1 + random.nextInt(9);
                String status =
                        List.of("new", "open", "pending", "solved", "closed").get(random.nextInt(5));
                TicketRow last = ticket(id, status, created, 20);
                export.add(ticket(id, random.nextBoolean() ? "open" : "solved", created, 10));
                now.add(last);
            }
            Collections.shuffle(export, random);
            List<TicketRow> later = new ArrayList<>(now);
            Collections.shuffle(later, random);
            export.addAll(later);
            export.add(later.getFirst());
            TicketCensus census = new TicketCensus();
            census.add(new TicketPage(export, Map.of(11L, "Ada"), Map.of(21L, "Support"), "end", true));

            assertThat(census.of(JANE)).contains(sum(now));
        }
    }

    @Test
    void if_the_latest_ticket_was_deleted_the_customer_has_to_be_read() {
        TicketCensus census = new TicketCensus();
        census.add(new TicketPage(
                List.of(ticket(1, "open", 1, 1), ticket(2, "open", 2, 2), ticket(2, "deleted", 2, 3)),
                Map.of(),
                Map.of(),
                "end",
                true));

        assertThat(census.customers()).containsExactly(JANE);
        assertThat(census.of(JANE)).isEmpty();
    }

    @Test
    void customers_beyond_the_bound_are_named_and_have_to_be_read() {
        TicketCensus census = new TicketCensus(0);
        census.add(new TicketPage(List.of(ticket(1, "open", 1, 1)), Map.of(), Map.of(), "end", true));

        assertThat(census.customers()).containsExactly(JANE);
        assertThat(census.of(JANE)).isEmpty();
    }
}
