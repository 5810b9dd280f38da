package io.khoroszendesk.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void what_would_act_on_the_terminal_is_shown_as_a_sign() {
        assertThat(VisibleText.of("a\u001b[2Jb\rc\u009b31m")).isEqualTo("a\ufffd[2Jb\ufffdc\ufffd31m");
    }

    @Test
    void lines_columns_and_every_script_stay() {
        assertThat(VisibleText.of("{\n\t\"name\" : \"Åsa 株\"\n}")).isEqualTo("{\n\t\"name\" : \"Åsa 株\"\n}");
    }
}
