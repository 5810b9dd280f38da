package io.khoroszendesk.bridge.identity;

import static io.khoroszendesk.Generate.number;
import static io.khoroszendesk.Generate.text;
import static io.khoroszendesk.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+4930123456",
                "+49 (0)30 123456",
                "+49 30/12 34 56",
                "0049 30 123456",
                "030 123456",
                "030-12 34 56",
                "０３０ １２３４５６",
                "+٤٩ ٣٠ ١٢٣٤٥٦",
                "\u202d+49 30 123456\u202c"
            })
    void every_notation_of_a_number_is_read(String text) {
        assertThat(PhoneNumber.of(text, "DE").orElseThrow().e164()).contains("+4930123456");
    }

    @Test
    void a_number_without_a_country_is_known_by_its_digits_alone() {
        PhoneNumber phone = PhoneNumber.of("030 / 123 456", null).orElseThrow();

        assertThat(phone.e164()).isEmpty();
        assertThat(phone.digits()).isEqualTo("030123456");
        assertThat(phone.forms()).containsExactly("030123456");
    }

    @Test
    void a_national_number_is_searched_for_in_both_forms() {
        assertThat(PhoneNumber.of("030 123456", "DE").orElseThrow().forms())
                .containsExactly("+4930123456", "030123456");
    }

    @Test
    void an_international_number_has_one_form() {
        assertThat(PhoneNumber.of("+49 30 123456", "DE").orElseThrow().forms()).containsExactly("+4930123456");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "call me", "+", "1234", "١٢٣٤"})
    void a_text_without_enough_digits_is_no_number(String text) {
        assertThat(PhoneNumber.of(text, "DE")).isEmpty();
    }

    @Test
    void a_long_text_is_no_number() {
        assertThat(PhoneNumber.of("1".repeat(61), "DE")).isEmpty();
    }

    @Test
    void the_country_code_tells_numbers_apart() {
        PhoneNumber german = PhoneNumber.of("030 123456", "DE").orElseThrow();
        PhoneNumber austrian = PhoneNumber.of("030 123456", "AT").orElseThrow();

        assertThat(german.same(austrian)).isFalse();
    }

    @Test
    void digits_decide_where_one_number_has_no_country() {
        PhoneNumber known = PhoneNumber.of("030 123456", "DE").orElseThrow();

        assertThat(known.same(PhoneNumber.of("030123456", null).orElseThrow())).isTrue();
        assertThat(known.same(PhoneNumber.of("030123457", null).orElseThrow())).isFalse();
    }

    @Test
    void punctuation_never_matters() {
        forAll(number(100_000, 9_999_999), number -> {
            String digits = String.valueOf(number);
            PhoneNumber plain = PhoneNumber.of("030" + digits, "DE").orElseThrow();
            PhoneNumber spaced = PhoneNumber.of("(030) " + digits.substring(0, 3) + " - " + digits.substring(3), "DE")
                    .orElseThrow();
            PhoneNumber abroad = PhoneNumber.of("+49 30 " + digits, null).orElseThrow();

            assertThat(plain.same(spaced)).isTrue();
            assertThat(plain.same(abroad)).isTrue();
            assertThat(abroad.same(plain)).isTrue();
        });
    }

    @Test
    void no_text_breaks_it_and_what_is_read_is_the_same_as_itself() {
        forAll(text(255), text -> {
            Optional<PhoneNumber> phone = PhoneNumber.of(text, "DE");

            assertThat(phone.filter(p -> !p.same(p))).isEmpty();
            assertThat(phone.filter(p -> !p.digits().matches("[0-9]{5,}"))).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0049-301-063352", "(0049) 301 063352", "00 49 301063352", "００49301063352", "+49301063352"})
    void two_leading_noughts_are_the_international_prefix_without_a_country_too(String text) {
        assertThat(PhoneNumber.of(text, null).orElseThrow().e164()).contains("+49301063352");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00123", "000 49 301 063352", "00 999 301063352", "0030"})
    void two_leading_noughts_before_anything_else_are_digits(String text) {
        assertThat(PhoneNumber.of(text, null).filter(phone -> phone.e164().isPresent()))
                .isEmpty();
    }

    @Test
    void a_country_that_dials_abroad_in_another_way_knows_the_noughts_too() {
        assertThat(PhoneNumber.of("0049 301 063352", "US").orElseThrow().e164()).contains("+49301063352");
        assertThat(PhoneNumber.of("011 49 301 063352", "US").orElseThrow().e164())
                .contains("+49301063352");
    }

    @Test
    void noughts_before_a_number_of_the_country_stay_what_they_are_there() {
        assertThat(PhoneNumber.of("0011 49 301 063352", "AU").orElseThrow().e164())
                .contains("+49301063352");
    }
}
