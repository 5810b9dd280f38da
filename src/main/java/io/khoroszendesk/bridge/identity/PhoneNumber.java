package io.khoroszendesk.bridge.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import io.khoroszendesk.bridge.api.Lengths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A phone number: in E.164 if its country is known, and always as its digits.
 *
 * @param e164 for example {@code +4930123456}; empty if neither the number nor the configuration names a country
 * @param digits the digits as they were typed
 */
public record PhoneNumber(Optional<String> e164, String digits) {

    private static final int FEWEST_DIGITS = 5;
    /** The international prefix of most countries. */
    private static final String INTERNATIONAL_PREFIX = "00";

    /** Parses a number in any notation; empty if the text holds none. {@code country} is a code such as DE, or null. */
    public static Optional<PhoneNumber> of(String text, String country) {
        if (text == null || text.length() > Lengths.PHONE) {
            return Optional.empty();
        }
        String digits = PhoneNumberUtil.normalizeDigitsOnly(text);
        return digits.length() < FEWEST_DIGITS
                ? Optional.empty()
                : Optional.of(new PhoneNumber(e164(text, digits, country), digits));
    }

    private static Optional<String> e164(String text, String digits, String country) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        Optional<Phonenumber.PhoneNumber> number = parsed(text, country);
        boolean startsAbroad = digits.startsWith(INTERNATIONAL_PREFIX) && text.indexOf('+') < 0;
        if (startsAbroad && number.filter(library::isValidNumber).isEmpty()) {
            Optional<Phonenumber.PhoneNumber> abroad = parsed(
                            "+" + digits.substring(INTERNATIONAL_PREFIX.length()), null)
                    .filter(library::isValidNumber);
            number = abroad.isPresent() ? abroad : number;
        }
        return number.filter(library::isPossibleNumber).map(known -> library.format(known, PhoneNumberFormat.E164));
    }

    /** Empty if the text is not a number of any known country. Then only its digits can be compared. */
    private static Optional<Phonenumber.PhoneNumber> parsed(String text, String country) {
        try {
            return Optional.of(PhoneNumberUtil.getInstance().parse(text, country));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Whether both are the same number: by E.164 if both have it, otherwise by their digits. */
    public boolean same(PhoneNumber other) {
        return e164.isPresent() && other.e164.isPresent() ? e164.equals(other.e164) : digits.equals(other.digits);
    }

    /** The forms in which Zendesk may store the number, because Zendesk doesn't normalise search terms. */
    public List<String> forms() {
        List<String> forms = new ArrayList<>(2);
        e164.ifPresent(forms::add);
        if (!e164.map(e -> e.substring(1)).equals(Optional.of(digits))) {
            forms.add(digits);
        }
        return forms;
    }
}
