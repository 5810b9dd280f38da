package io.khoroszendesk.care.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PendingUsersTest {

    private final PendingUsers users = new PendingUsers(3);

    @Test
    void a_user_waits_once_however_many_events_tell_of_it() {
        users.add(List.of(1L));
        users.add(List.of(2L));
        users.add(List.of(1L));

        assertThat(users.take(100)).containsExactly(1L, 2L);
        assertThat(users.take(100)).isEmpty();
    }

    @Test
    void a_user_who_changes_while_being_pushed_waits_again() {
        users.add(List.of(1L));
        users.take(100);

        users.add(List.of(1L));

        assertThat(users.take(100)).containsExactly(1L);
    }

    @Test
    void no_more_are_taken_than_asked_for() {
        users.add(List.of(1L, 2L, 3L));

        assertThat(users.take(2)).containsExactly(1L, 2L);
        assertThat(users.size()).isEqualTo(1);
    }

    @Test
    void where_there_is_no_place_for_all_none_is_added() {
        users.add(List.of(1L, 2L));

        assertThat(users.add(List.of(3L, 4L))).isFalse();
        assertThat(users.add(List.of(2L, 3L))).isTrue();
        assertThat(users.size()).isEqualTo(3);
    }

    @Test
    void after_the_end_nobody_comes_in_or_out() throws InterruptedException {
        users.add(List.of(1L));

        assertThat(users.close()).isEqualTo(1);
        assertThat(users.add(List.of(2L))).isFalse();
        assertThat(users.await()).isFalse();
        assertThat(users.take(100)).isEmpty();
    }
}
