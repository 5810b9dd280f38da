package io.khoroszendesk.bridge.api;

import static io.khoroszendesk.bridge.Samples.tweet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseDraftTest {

    @Test
    void an_interaction_counts_once_however_often_it_is_sent() {
        Interaction first = tweet("1", "2026-11-01T08:00:00Z", "a");
        Interaction second = tweet("2", "2026-11-01T08:00:00Z", "b");
        Interaction firstAgain = tweet("1", "2026-11-01T08:00:00Z", "a, edited");

        assertThat(draft(second, first, firstAgain, second).distinctInteractions())
                .containsExactly(second, first);
    }

    @Test
    void interactions_without_ids_are_told_apart_by_their_content() {
        Interaction a = tweet(null, "2026-11-01T08:00:00Z", "a");
        Interaction b = tweet(null, "2026-11-01T08:00:00Z", "b");

        assertThat(draft(a, b, a).distinctInteractions()).containsExactly(a, b);
    }

    private static CaseDraft draft(Interaction... interactions) {
        return new CaseDraft("1", "Late order", List.of(interactions), Map.of());
    }
}
