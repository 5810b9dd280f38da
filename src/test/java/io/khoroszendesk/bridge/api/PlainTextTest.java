package io.khoroszendesk.bridge.api;

import static io.khoroszendesk.Generate.joined;
import static io.khoroszendesk.Generate.oneOf;
import static io.khoroszendesk.Generate.text;
import static io.khoroszendesk.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    private static final String SCOTLAND =
            "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dented kettle",
                "two  blanks",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\ud83d\udc69\u200d\ud83d\udd27\ufe0f",
                "{a} 100% {",
                "Stra\u00dfe \u6f22\u5b57",
                SCOTLAND
            })
    void what_is_harmless_stays_as_it_is(String text) {
        assertThat(PlainText.line(text)).isEqualTo(text);
        assertThat(PlainText.value(text)).isEqualTo(text);
    }

    @Test
    void line_breaks_and_controls_are_one_blank_and_nul_is_nothing() {
        assertThat(PlainText.line("a \r\n\t b\u0000c\u2028d\u0085\u0007e\n")).isEqualTo("a bc d e");
    }

    @Test
    void what_cannot_be_seen_is_left_out() {
        assertThat(PlainText.line("a\u202eb\u2069c\u200fd\u061ce\ufefff\u200bg\u00adh\udb40\udc67i"))
                .isEqualTo("abcdefghi");
        assertThat(PlainText.value("a\u202eb\u200f")).isEqualTo("ab\u200f");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202a, 0x202e, 0x2066, 0x2069})
    void what_turns_a_text_is_left_out_everywhere(int codePoint) {
        String text = around(codePoint);

        assertThat(List.of(PlainText.line(text), PlainText.value(text), PlainText.text(text)))
                .containsOnly("ab");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x2060, 0x2065, 0x206a, 0x206f, 0xfff9, 0xfffb, 0xe0000, 0xe007f})
    void what_only_hides_is_left_out_of_a_line_alone(int codePoint) {
        String text = around(codePoint);

        assertThat(PlainText.line(text)).isEqualTo("ab");
        assertThat(PlainText.value(text)).isEqualTo(text);
        assertThat(PlainText.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202f, 0x205f, 0x2070, 0xfff8, 0xfffc, 0xe0080})
    void their_neighbours_stay(int codePoint) {
        String text = around(codePoint);

        assertThat(List.of(PlainText.line(text), PlainText.value(text), PlainText.text(text)))
                .containsOnly(text);
    }

    @Test
    void a_text_keeps_its_lines_and_tabs_and_no_other_control() {
        assertThat(PlainText.text("a\u0007b\n\tc\u0085d\r")).isEqualTo("ab\n\tcd");
    }

    private static String around(int codePoint) {
        return "a" + Character.toString(codePoint) + "b";
    }

    @Test
    void a_name_has_nothing_that_cannot_be_seen_and_keeps_its_braces() {
        assertThat(PlainText.name(" a\u200b\u00ad\ufeffb {{x}}\r\n\u202ec ")).isEqualTo("ab {{x}} c");
    }

    @Test
    void placeholders_are_broken_up_even_where_something_invisible_hid_them() {
        assertThat(PlainText.line("{\u200b{x}} {{{y {%z")).isEqualTo("{\u200b{x}} {\u200b{\u200b{y {\u200b%z");
    }

    @Test
    void a_beginning_ends_with_a_word() {
        assertThat(PlainText.beginning("one two three", 7)).isEqualTo("one two…");
        assertThat(PlainText.beginning("one two three", 9)).isEqualTo("one two…");
        assertThat(PlainText.beginning("one\n\n two", 9)).isEqualTo("one two");
        assertThat(PlainText.beginning("onetwothree", 6)).isEqualTo("onetwo…");
        assertThat(PlainText.beginning(" \n", 6)).isEmpty();
    }

    @Test
    void a_line_is_the_same_when_it_is_made_again() {
        forAll(joined(4, text(100), oneOf("{", "{{", "{%", "%", " ", "\u200b")), text -> {
            String line = PlainText.line(text);

            assertThat(PlainText.line(line)).isEqualTo(line);
            assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cs}]").doesNotContain("{{", "{%");
        });
    }
}
