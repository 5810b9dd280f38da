package io.khoroszendesk.care.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AccountRetryTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @Test
    void a_user_with_an_account_that_care_does_not_know_is_tried_again_in_an_hour() {
        Map<Long, AccountRetry> later = AccountRetry.after(Map.of(), List.of(7L, 8L), Set.of(7L), NOW);

        assertThat(later).containsOnlyKeys(7L);
        assertThat(AccountRetry.due(later, NOW.plusSeconds(3_599))).isEmpty();
        assertThat(AccountRetry.due(later, NOW.plusSeconds(3_600))).containsExactly(7L);
    }

    @Test
    void the_pauses_double_and_come_to_an_end() {
        Map<Long, AccountRetry> later = AccountRetry.after(Map.of(), List.of(7L), Set.of(7L), NOW);
        Instant time = NOW;
        int attempts = 0;
        while (!later.isEmpty()) {
            time = Instant.ofEpochSecond(later.get(7L).next());
            later = AccountRetry.after(later, List.of(7L), Set.of(7L), time);
            attempts++;
        }

        assertThat(attempts).isEqualTo(8);
        assertThat(Duration.between(NOW, time)).isEqualTo(Duration.ofHours(255));
    }

    @Test
    void a_user_who_changes_meanwhile_keeps_the_time() {
        Map<Long, AccountRetry> later = AccountRetry.after(Map.of(), List.of(7L), Set.of(7L), NOW);

        assertThat(AccountRetry.after(later, List.of(7L), Set.of(7L), NOW.plusSeconds(60)))
                .isEqualTo(later);
    }

    @Test
    void a_user_whose_account_was_joined_is_forgotten() {
        Map<Long, AccountRetry> later = AccountRetry.after(Map.of(), List.of(7L), Set.of(7L), NOW);

        assertThat(AccountRetry.after(later, List.of(7L), Set.of(), NOW)).isEmpty();
    }

    @Test
    void neither_those_who_wait_nor_those_of_one_run_grow_without_bounds() {
        List<Long> many = LongStream.range(0, 20_000).boxed().toList();
        Map<Long, AccountRetry> later =
                AccountRetry.after(Map.of(), many, many.stream().collect(Collectors.toSet()), NOW);

        assertThat(later).hasSize(10_000);
        assertThat(AccountRetry.due(later, NOW.plusSeconds(3_600))).hasSize(100);
    }
}
