package io.khoroszendesk.common.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.resilience.Timeline.Kind;
import io.khoroszendesk.common.resilience.Timeline.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Timeline timeline = new Timeline();

    @Test
    void steps_are_told_in_the_order_in_which_they_began() {
        long now = System.nanoTime();
        call("second", now - 10);
        call("first", now - 20);

        assertThat(timeline.steps()).extracting(Step::what).containsExactly("first", "second");
    }

    @Test
    void further_steps_are_only_counted() {
        for (int i = 0; i < Timeline.MOST + 3; i++) {
            call("call " + i, System.nanoTime());
        }

        assertThat(timeline.steps()).hasSize(Timeline.MOST);
        assertThat(timeline.further()).isEqualTo(3);
    }

    @Test
    void the_same_look_into_a_cache_is_told_once() {
        look("fields fresh");
        look("fields fresh");
        look("other fields fresh");

        assertThat(timeline.steps()).extracting(Step::what).containsExactly("fields fresh", "other fields fresh");
    }

    @Test
    void nothing_is_kept_where_nobody_wants_to_see_it() {
        Timeline.NONE.ended(Kind.CALL, "a call", System.nanoTime(), 200, "");

        assertThat(Timeline.NONE.steps()).isEmpty();
        assertThat(Timeline.NONE.further()).isZero();
    }

    @Test
    void work_with_a_deadline_of_its_own_is_recorded_where_it_was_begun() throws Exception {
        Duration time = Duration.ofSeconds(20);

        Timeline within = Deadline.run(
                System.nanoTime(),
                time,
                timeline,
                () -> Deadline.run(
                        System.nanoTime(), time, () -> Deadline.current().timeline()));

        assertThat(within).isSameAs(timeline);
    }

    @Test
    void work_that_belongs_to_no_request_is_not_recorded() throws Exception {
        Timeline of = Deadline.run(System.nanoTime(), Duration.ofSeconds(20), () -> Deadline.current()
                .timeline());

        assertThat(of).isSameAs(Timeline.NONE);
    }

    private void call(String what, long start) {
        timeline.ended(Kind.CALL, what, start, 200, "");
    }

    private void look(String what) {
        timeline.ended(Kind.CACHE, what, System.nanoTime(), 0, "");
    }
}
