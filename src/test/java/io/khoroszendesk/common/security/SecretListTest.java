package io.khoroszendesk.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretListTest {

    @Test
    void commas_and_line_ends_are_kept_as_they_were() {
        assertThat(SecretList.parse("a,Bearer b").plus("c").text()).isEqualTo("a,Bearer b,c");
        assertThat(SecretList.parse("a\r\nb\n").plus("c").text()).isEqualTo("a\nb\nc\n");
        assertThat(SecretList.parse("a\n").plus("c").text()).isEqualTo("a,c");
    }

    @Test
    void a_scheme_makes_no_other_key() {
        SecretList keys = SecretList.parse("Bearer a,b");

        assertThat(keys.contains("a")).isTrue();
        assertThat(keys.plus("bearer  a")).isEqualTo(keys);
        assertThat(keys.without("a").keys()).containsExactly("b");
    }

    @Test
    void nothing_is_no_key() {
        assertThat(SecretList.parse(" , ,\n").keys()).isEmpty();
    }

    @Test
    void it_does_not_show_its_keys() {
        assertThat(SecretList.parse("secret").toString()).isEqualTo("SecretList[1]");
    }
}
