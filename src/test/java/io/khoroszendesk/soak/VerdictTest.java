package io.khoroszendesk.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final double CYCLE = 60;
    private static final double WARM_UP = 360;
    private static final double END = 1_800;

    @Test
    void steady_growth_is_found_below_all_noise() {
        Random random = new Random(7);
        Verdict verdict = of(Quantity.HEAP, t -> 40 + 5 * t / 1_440 + 3 * random.nextGaussian());

        assertThat(verdict.slope(Quantity.HEAP)).isBetween(10.5, 14.5);
        assertThat(verdict.problems())
                .singleElement()
                .asString()
                .startsWith("heap after a collection, MB: grows by 1")
                .contains("because requests under way");
    }

    @Test
    void noise_around_a_level_is_no_growth() {
        Random random = new Random(8);
        Verdict verdict = of(Quantity.HEAP, t -> 40 + 3 * random.nextGaussian());

        assertThat(verdict.slope(Quantity.HEAP)).isBetween(-2.0, 2.0);
        assertThat(verdict.problems()).isEmpty();
    }

    @Test
    void the_saw_tooth_of_a_collector_is_no_growth() {
        assertThat(of(Quantity.RSS, t -> 100 + t % 47).problems()).isEmpty();
    }

    @Test
    void what_comes_and_goes_in_every_cycle_is_no_growth() {
        assertThat(of(Quantity.CALLERS, t -> t % CYCLE > 45 ? 400 : 20).slope(Quantity.CALLERS))
                .isZero();
    }

    @Test
    void growth_below_what_comes_and_goes_is_found() {
        Verdict verdict = of(Quantity.CALLERS, t -> (t % CYCLE > 45 ? 400 : 20) + t / 20);

        assertThat(verdict.slope(Quantity.CALLERS)).isBetween(179.0, 181.0);
        assertThat(verdict.problems()).hasSize(1);
    }

    @Test
    void a_warm_up_is_not_judged() {
        assertThat(of(Quantity.THREADS, t -> Math.min(60, t / 5)).problems()).isEmpty();
    }

    @Test
    void a_step_soon_after_the_warm_up_is_no_growth() {
        assertThat(of(Quantity.RSS, t -> t < 500 ? 80 : 140).problems()).isEmpty();
    }

    @Test
    void steps_that_go_on_are_growth() {
        assertThat(of(Quantity.RSS, t -> 80 + 10 * Math.floor(t / 300)).problems())
                .hasSize(1);
    }

    @Test
    void what_shrinks_is_no_problem() {
        assertThat(of(Quantity.RSS, t -> 200 - t / 10).problems()).isEmpty();
    }

    @Test
    void a_longer_run_finds_a_gentler_slope() {
        DoubleUnaryOperator growth = t -> 40 + t / 100;

        assertThat(of(Quantity.HEAP, growth, 60, 180).problems()).isEmpty();
        assertThat(of(Quantity.HEAP, growth, WARM_UP, END).problems()).hasSize(1);
    }

    @Test
    void too_little_is_told_and_not_taken_for_good() {
        assertThat(of(Quantity.HEAP, t -> 40, WARM_UP, WARM_UP + 20).problems())
                .containsExactly("heap after a collection, MB: too little was measured for a slope");
    }

    @Test
    void the_table_has_a_row_for_each_quantity_with_its_limit() {
        assertThat(of(Quantity.THREADS, t -> 30).table()).contains("| threads | 30 | 30 | +0.0 | 15.0 |");
    }

    private static Verdict of(Quantity quantity, DoubleUnaryOperator value) {
        return of(quantity, value, WARM_UP, END);
    }

    private static Verdict of(Quantity quantity, DoubleUnaryOperator value, double warmUp, double end) {
        Series series = new Series();
        for (double second = 0; second < end; second += 2) {
            series.add(second, value.applyAsDouble(second));
        }
        return new Verdict(new EnumMap<>(Map.of(quantity, series)), warmUp, end, CYCLE);
    }
}
