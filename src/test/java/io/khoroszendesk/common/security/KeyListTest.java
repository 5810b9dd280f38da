package io.khoroszendesk.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyListTest {

    @Test
    void commas_and_line_ends_are_kept_as_they_were() {
        assertThat(KeyList.parse("a,Bearer b").plus("c").text()).isEqualTo("a,Bearer b,c");
        assertThat(KeyList.parse("a\r\nb\n").plus("c").text()).isEqualTo("a\nb\nc\n");
        assertThat(KeyList.parse("a\n").plus("c").text()).isEqualTo("a,c");
    }

    @Test
    void a_scheme_makes_no_other_key() {
        KeyList keys = KeyList.parse("Bearer a,b");

        assertThat(keys.contains("a")).isTrue();
        assertThat(keys.plus("bearer  a")).isEqualTo(keys);
        assertThat(keys.without("a").keys()).containsExactly("b");
    }

    @Test
    void nothing_is_no_key() {
        assertThat(KeyList.parse(" , ,\n").keys()).isEmpty();
    }

    @Test
    void it_does_not_show_its_keys() {
        assertThat(KeyList.parse("secret").toString()).isEqualTo("KeyList[1]");
    }
}
