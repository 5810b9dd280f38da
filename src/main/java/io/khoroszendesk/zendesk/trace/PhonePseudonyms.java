package io.khoroszendesk.zendesk.trace;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Replaces phone numbers by others of the same country in the same writing, so that two writings of one number remain
 * two writings of one number.
 */
final class PhonePseudonyms {

    private static final Pattern NUMBER = Pattern.compile("[+0-9\\s()./-]{5,40}");
    private static final String INTERNATIONAL_PREFIX = "00";
    /** About every third made-up number is one that a country gives out. */
    private static final int TRIES = 200;

    private final String country;
    private final BiFunction<String, Integer, String> digits;

    /**
     * @param country that of numbers without a country code, such as DE; null if it isn't known
     * @param digits makes up a number of digits of a text
     */
    PhonePseudonyms(String country, BiFunction<String, Integer, String> digits) {
        this.country = country;
        this.digits = digits;
    }

    /** The made-up number in place of one of a known country; empty for any other text. */
    Optional<String> of(String text) {
        return NUMBER.matcher(text).matches() ? number(text).map(number -> written(text, number)) : Optional.empty();
    }

    private Optional<PhoneNumber> number(String text) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        Optional<PhoneNumber> number = parsed(text, country);
        String all = PhoneNumberUtil.normalizeDigitsOnly(text);
        if (all.startsWith(INTERNATIONAL_PREFIX)
                && text.indexOf('+') < 0
                && number.filter(library::isValidNumber).isEmpty()) {
            number = parsed("+" + all.substring(INTERNATIONAL_PREFIX.length()), null)
                    .filter(library::isValidNumber)
                    .or(() -> parsed(text, country));
        }
        return number.filter(library::isPossibleNumber);
    }

    private static Optional<PhoneNumber> parsed(String text, String country) {
        try {
            return Optional.of(PhoneNumberUtil.getInstance().parse(text, country));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Replaces the last digits, those of the number within its country, and leaves what stands before and between them. */
    private String written(String text, PhoneNumber number) {
        String madeUp = madeUp(number);
        if (!PhoneNumberUtil.normalizeDigitsOnly(text)
                .endsWith(PhoneNumberUtil.getInstance().getNationalSignificantNumber(number))) {
            return "+" + number.getCountryCode() + madeUp;
        }
        StringBuilder written = new StringBuilder(text);
        int digit = madeUp.length();
        for (int i = text.length() - 1; digit > 0; i--) {
            if (Character.isDigit(text.charAt(i))) {
                digit--;
                written.setCharAt(i, madeUp.charAt(digit));
            }
        }
        return written.toString();
    }

    /** As long as the number, and given out by its country if the number is: some writings are read by that only. */
    private String madeUp(PhoneNumber number) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        String seed = library.format(number, PhoneNumberFormat.E164);
        int length = library.getNationalSignificantNumber(number).length();
        boolean valid = library.isValidNumber(number);
        String madeUp = digits.apply(seed, length);
        for (int i = 1; i < TRIES; i++) {
            PhoneNumber candidate =
                    new PhoneNumber().setCountryCode(number.getCountryCode()).setNationalNumber(Long.parseLong(madeUp));
            if (library.isPossibleNumber(candidate) && library.isValidNumber(candidate) == valid) {
                return madeUp;
            }
            madeUp = digits.apply(seed + "/" + i, length);
        }
        return madeUp;
    }
}
