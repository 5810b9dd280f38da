package io.khoroszendesk.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Canaries;
import org.junit.jupiter.api.Test;

class FaultSummaryTest {

    @Test
    void a_fault_is_told_by_its_classes_and_places_and_not_by_its_messages() {
        Throwable fault = new IllegalStateException(Canaries.TEXT, new IllegalArgumentException(Canaries.EMAIL));

        assertThat(FaultSummary.described(fault))
                .startsWith("java.lang.IllegalStateException\n\tat io.khoroszendesk.common.http.FaultSummaryTest.")
                .contains("\nCaused by: java.lang.IllegalArgumentException\n\tat ");
        assertThat(Canaries.in(FaultSummary.described(fault))).isEmpty();
    }

    @Test
    void causes_in_a_circle_come_to_an_end() {
        Exception one = new Exception();
        one.initCause(new Exception(one));

        assertThat(FaultSummary.described(one)).contains("Caused by");
    }
}
