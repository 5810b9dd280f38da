package io.khoroszendesk.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyHoldTest {

    private final BytesInFlight bytes = new BytesInFlight(100);
    private final BytesInFlight.Share share = bytes.share();

    @BeforeEach
    void a_body_that_is_read() {
        share.growTo(60);
    }

    @Test
    void a_body_is_counted_until_whoever_works_on_it_gives_it_back() {
        BodyHold hold = BodyHold.of(share).orElseThrow();

        share.release();
        assertThat(bytes.taken()).isEqualTo(60);

        assertThat(hold.release()).isTrue();
        assertThat(bytes.taken()).isZero();
    }

    @Test
    void giving_it_back_again_takes_nobody_elses_part() {
        BodyHold hold = BodyHold.of(share).orElseThrow();
        hold.release();

        assertThat(hold.release()).isFalse();
        assertThat(bytes.taken()).isEqualTo(60);
    }

    @Test
    void what_was_given_back_already_is_not_held() {
        share.release();

        assertThat(BodyHold.of(share)).isEmpty();
    }
}
