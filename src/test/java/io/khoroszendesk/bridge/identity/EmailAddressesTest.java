package io.khoroszendesk.bridge.identity;

import static io.khoroszendesk.Generate.list;
import static io.khoroszendesk.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.instancio.generator.Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTest {

    @Test
    void an_address_is_trimmed_and_in_lower_case() {
        assertThat(EmailAddresses.normal(" Jane@Example.COM\n")).contains("jane@example.com");
    }

    @Test
    void a_tag_after_a_plus_sign_is_kept() {
        assertThat(EmailAddresses.normal("jane+shop@example.com")).contains("jane+shop@example.com");
        assertThat(EmailAddresses.same("jane+shop@example.com", "jane@example.com"))
                .isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "jane",
                "@example.com",
                "jane@",
                "jane@@example.com",
                "jane quill@example.com",
                "jane\"@example.com",
                "Jane <jane@example.com>"
            })
    void what_is_no_address_has_no_normal_form(String text) {
        assertThat(EmailAddresses.normal(text)).isEmpty();
    }

    @Test
    void an_overlong_address_has_no_normal_form() {
        assertThat(EmailAddresses.normal("j".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddresses.normal("j@" + "e".repeat(191))).isEmpty();
    }

    @Test
    void a_missing_address_is_the_same_as_none() {
        assertThat(EmailAddresses.same(null, "jane@example.com")).isFalse();
        assertThat(EmailAddresses.same("jane@example.com", null)).isFalse();
        assertThat(EmailAddresses.same(null, null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"jıll@example.com", "jİll@example.com"})
    void a_letter_that_only_looks_alike_makes_another_address(String lookalike) {
        assertThat(EmailAddresses.same(lookalike, "jill@example.com")).isFalse();
        assertThat(EmailAddresses.same("jill@example.com", lookalike)).isFalse();
    }

    @Test
    void addresses_are_the_same_when_their_normal_forms_are() {
        // Few letters often, so that both are the same one in many tries.
        Generator<String> local = random -> random.trueOrFalse()
                ? random.mixedCaseAlphabetic(random.intRange(1, 5))
                : random.stringOf(random.intRange(1, 2), 'a', 'A', 'z');
        forAll(list(2, 2, local), both -> {
            String a = both.getFirst() + "@example.com";
            String b = both.getLast() + "@EXAMPLE.com";

            assertThat(EmailAddresses.same(a, b))
                    .isEqualTo(EmailAddresses.normal(a).equals(EmailAddresses.normal(b)));
            assertThat(EmailAddresses.same(a, a.toUpperCase(Locale.ROOT))).isTrue();
        });
    }
}
