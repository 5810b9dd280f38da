package io.khoroszendesk.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesInFlightTest {

    private final BytesInFlight budget = new BytesInFlight(100);

    @Test
    void what_fits_is_taken_and_no_more() {
        assertThat(budget.share().growTo(60)).isTrue();
        assertThat(budget.share().growTo(41)).isFalse();
        assertThat(budget.share().growTo(40)).isTrue();

        assertThat(budget.taken()).isEqualTo(100);
        assertThat(budget.refused()).isEqualTo(1);
    }

    @Test
    void a_share_grows_by_what_is_missing() {
        BytesInFlight.Share share = budget.share();

        assertThat(share.growTo(30)).isTrue();
        assertThat(share.growTo(20)).isTrue();
        assertThat(share.growTo(70)).isTrue();

        assertThat(budget.taken()).isEqualTo(70);
    }

    @Test
    void what_could_not_grow_keeps_what_it_has() {
        BytesInFlight.Share share = budget.share();
        share.growTo(30);

        assertThat(share.growTo(101)).isFalse();

        assertThat(budget.taken()).isEqualTo(30);
    }

    @Test
    void a_share_is_given_back_when_its_last_owner_ends() {
        BytesInFlight.Share share = budget.share();
        share.growTo(30);

        assertThat(share.retain()).isTrue();
        share.release();
        assertThat(budget.taken()).isEqualTo(30);
        share.release();

        assertThat(budget.taken()).isZero();
        assertThat(share.retain()).isFalse();
    }

    @Test
    void a_share_is_given_back_once_and_then_takes_nothing() {
        BytesInFlight.Share share = budget.share();
        share.growTo(30);

        share.release();
        share.release();

        assertThat(share.growTo(50)).isFalse();
        assertThat(budget.taken()).isZero();
    }
}
