package io.khoroszendesk.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyValueListTest {

    @Test
    void values_are_found_by_their_keys_in_their_order() {
        assertThat(KeyValueList.parse(List.of(" plan = customer plan ", "tier=a=b"))
                        .toMap())
                .containsExactly(Map.entry("plan", "customer plan"), Map.entry("tier", "a=b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "=plan", "plan=", " =plan", "plan= ", "="})
    void an_entry_of_another_form_is_told_as_it_stands_there(String text) {
        KeyValueList list = KeyValueList.parse(List.of("tier=b", text));

        assertThat(list.malformed()).contains(text);
        assertThat(list.toMap()).containsOnlyKeys("tier");
    }

    @Test
    void no_entry_of_a_good_list_is_malformed() {
        assertThat(KeyValueList.parse(List.of("tier=b")).malformed()).isEmpty();
    }
}
