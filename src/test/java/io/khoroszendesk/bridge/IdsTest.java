package io.khoroszendesk.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @Property
    void every_positive_number_is_an_id(@ForAll @LongRange(min = 1) long id) {
        assertThat(Ids.of(String.valueOf(id))).hasValue(id);
    }

    @Property
    void an_id_is_never_anything_but_a_positive_number(@ForAll String text) {
        Ids.of(text).ifPresent(id -> assertThat(id).isPositive());
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
        assertThat(Ids.of(text)).isEmpty();
    }
}
