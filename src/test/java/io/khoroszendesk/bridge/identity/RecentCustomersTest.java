package io.khoroszendesk.bridge.identity;

import static io.khoroszendesk.bridge.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.common.memory.FakeSharedMemory;
import io.khoroszendesk.ops.OperatorSettings;
import io.khoroszendesk.zendesk.model.User;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentCustomersTest {

    private static final User OLD = user(1, "name", "Jane Quill", "updated_at", "2026-11-21T08:00:00Z");
    private static final User CHANGED = user(1, "name", "Jane Inkwell", "updated_at", "2026-11-21T08:05:00Z");

    private final RecentCustomers recent = new RecentCustomers(
            OperatorSettings.of(MemoryConfig.class),
            new OtherReplicas(FakeSharedMemory.off(), null, OperatorSettings.of(MemoryConfig.class)));

    @Test
    void a_change_wins_over_what_the_search_still_has() {
        recent.changed(CHANGED);

        assertThat(recent.merged(List.of(OLD))).containsExactly(CHANGED);
    }

    @Test
    void what_others_have_changed_since_wins_over_what_is_remembered() {
        recent.changed(OLD);

        assertThat(recent.merged(List.of(CHANGED))).containsExactly(CHANGED);
    }

    @Test
    void of_equal_times_the_remembered_one_counts() {
        User same = user(1, "name", "Jane Q.", "updated_at", OLD.updatedAt());
        recent.changed(same);

        assertThat(recent.merged(List.of(OLD))).containsExactly(same);
    }

    @Test
    void without_times_the_remembered_one_counts() {
        User timeless = user(1, "name", "Jane");
        recent.changed(timeless);

        assertThat(recent.merged(List.of(OLD))).containsExactly(timeless);
        recent.changed(CHANGED);
        assertThat(recent.merged(List.of(timeless))).containsExactly(CHANGED);
    }

    @Test
    void whom_the_search_does_not_know_yet_comes_behind_those_it_has_found() {
        recent.changed(user(2));

        assertThat(recent.merged(List.of(OLD))).extracting(User::id).containsExactly(1L, 2L);
    }

    @Test
    void one_who_was_only_seen_is_not_added_to_what_was_found() {
        recent.seen(OLD);

        assertThat(recent.merged(List.of())).isEmpty();
    }

    @Test
    void whoever_was_seen_or_changed_is_known_to_be_a_customer() {
        recent.seen(user(1));
        recent.changed(user(2));

        assertThat(recent.isKnownCustomer(1)).isTrue();
        assertThat(recent.isKnownCustomer(2)).isTrue();
        assertThat(recent.isKnownCustomer(3)).isFalse();
    }

    @Test
    void who_is_no_customer_any_more_is_forgotten() {
        recent.changed(user(1));
        recent.seen(user(1, "role", "agent"));
        recent.changed(user(2));
        recent.seen(user(2, "active", false));

        assertThat(recent.isKnownCustomer(1)).isFalse();
        assertThat(recent.isKnownCustomer(2)).isFalse();
        assertThat(recent.merged(List.of())).isEmpty();
    }

    @Test
    void a_forgotten_one_is_neither_known_nor_merged() {
        recent.changed(CHANGED);
        recent.forget(1);

        assertThat(recent.isKnownCustomer(1)).isFalse();
        assertThat(recent.merged(List.of(OLD))).containsExactly(OLD);
    }
}
