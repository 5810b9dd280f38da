package io.khoroszendesk.zendesk.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.bridge.identity.PhoneNumber;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the adapter takes for one number it takes for one number after scrubbing, too. */
class PhonePseudonymsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "US | +1 202-555-0101 | 2025550101",
                "US | +1 202-555-0101 | (202) 555-0101",
                "US | +12025550101 | 001 202 555 0101",
                "US | +12025550101 | 1 202 555 0101",
                "DE | +49 30 123456 | 030 / 123456",
                "DE | +49 30 123456 | 0049 30 123456",
                "DE | +49 (0)30 123456 | 030-123456",
                "US | +49 30 1234567 | 0049301234567",
                "IT | +39 06 1234567 | 06 1234567",
                "FR | +33 1 23 45 67 89 | 01.23.45.67.89"
            })
    void writings_of_one_number_remain_writings_of_one_number(String country, String one, String other) {
        Scrubber scrubber =
                new Scrubber(new byte[] {5}, new KnownAccount("canaryco", Set.of(), country), ScrubbingLog.NONE);

        List<PhoneNumber> madeUp = List.of(one, other).stream()
                .map(number -> scrubber.parameter("query", "phone:\"" + number + "\""))
                .map(term -> PhoneNumber.of(term.replaceAll("phone:|\"", ""), country)
                        .orElseThrow())
                .toList();

        assertThat(number(one, country).same(number(other, country))).isTrue();
        assertThat(madeUp.getFirst().same(madeUp.getLast()))
                .as(madeUp.toString())
                .isTrue();
        assertThat(madeUp.getFirst().same(number(one, country))).isFalse();
    }

    private static PhoneNumber number(String text, String country) {
        return PhoneNumber.of(text, country).orElseThrow();
    }
}
