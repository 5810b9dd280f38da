package io.khoroszendesk;

import static io.khoroszendesk.Generate.joined;
import static io.khoroszendesk.Generate.list;
import static io.khoroszendesk.Generate.number;
import static io.khoroszendesk.Generate.oneOf;
import static io.khoroszendesk.Generate.text;
import static io.khoroszendesk.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.instancio.generator.Generator;
import org.junit.jupiter.api.Test;

class PropertyTest {

    @Test
    void a_failure_tells_the_seed_and_the_value() {
        assertThatCode(() -> forAll(oneOf("a\nb"), value -> assertThat(value).isEmpty()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dproperties.seed=")
                .hasMessageContaining("a\\u000ab")
                .hasMessageContaining("Expecting empty")
                .hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void every_run_tries_the_same_values() {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        forAll(text(20), first::add);
        forAll(text(20), second::add);

        assertThat(second).isEqualTo(first).isNotEmpty();
    }

    @Test
    void hardly_a_value_is_tried_twice() {
        List<Long> numbers = new ArrayList<>();
        forAll(random -> random.longRange(0, Long.MAX_VALUE), numbers::add);

        assertThat(new HashSet<>(numbers)).hasSameSizeAs(numbers);
    }

    @Test
    void the_ends_of_a_range_are_many() {
        assertThat(many(number(-500, 4_000))).contains(-500L, 0L, 4_000L).allMatch(n -> n >= -500 && n <= 4_000);
        assertThat(many(number(1, Long.MAX_VALUE))).contains(1L, Long.MAX_VALUE).allMatch(n -> n > 0);
    }

    @Test
    void texts_are_empty_and_full_and_hold_what_breaks_programs() {
        List<String> texts = many(text(20));

        assertThat(texts).contains("").anyMatch(text -> text.length() == 20).noneMatch(text -> text.length() > 20);
        assertThat(String.join("|", texts)).contains("\0", "\n", "\u200b", "\ud83d", "{", "\"", "7", "z");
    }

    @Test
    void every_part_of_a_text_is_many() {
        Set<String> parts = new HashSet<>(many(joined(1, oneOf("a", "b"), oneOf("c"))));

        assertThat(parts).containsExactlyInAnyOrder("", "a", "b", "c");
    }

    /** Many, however many tries a run is told to make. */
    private static <T> List<T> many(Generator<T> values) {
        List<T> many = new ArrayList<>();
        forAll(1, list(1_000, 1_000, values), many::addAll);
        return many;
    }
}
