package io.khoroszendesk.bridge.api;

import static io.khoroszendesk.Generate.joined;
import static io.khoroszendesk.Generate.number;
import static io.khoroszendesk.Generate.oneOf;
import static io.khoroszendesk.Generate.text;
import static io.khoroszendesk.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import org.instancio.generator.Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityIdsTest {

    @Test
    void every_positive_number_is_an_id() {
        forAll(number(1, Long.MAX_VALUE), id -> assertThat(EntityIds.of(String.valueOf(id)))
                .hasValue(id));
    }

    @Test
    void an_id_is_never_anything_but_a_positive_number() {
        Generator<String> likeIds = joined(20, oneOf("0", "0", "1", "9", "-", "+", " ", "٢"));
        forAll(joined(1, text(255), likeIds), text -> EntityIds.of(text)
                .ifPresent(id -> assertThat(id).isPositive()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "0",
                "000",
                "-1",
                "+1",
                " 1",
                "1 ",
                "1.0",
                "0x1",
                "1 OR 2",
                "٤٢",
                "9223372036854775808",
                "1\n"
            })
    void anything_else_is_none(String text) {
        assertThat(EntityIds.of(text)).isEmpty();
    }
}
