package io.khoroszendesk.common.cli;

import io.khoroszendesk.common.http.Urls;
import io.quarkus.runtime.configuration.DurationConverter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Converts the values of options. Picocli has converters for most of these types, but finds them by reflection, which
 * fails in a native executable. Its error messages are also those of exceptions.
 */
public final class OptionConverters {

    /** Reads a port of this machine. */
    public static final class Port implements ITypeConverter<Integer> {

        private static final int HIGHEST = 65_535;

        @Override
        public Integer convert(String text) {
            return (int) number(text, HIGHEST, "a port");
        }
    }

    /** Reads an id of Khoros', which is a number above 0. */
    public static final class Id implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            return number(text, Long.MAX_VALUE, "a number above 0");
        }
    }

    /** Reads an address under which others reach this service: without user, query and fragment. */
    public static final class PublicAddress implements ITypeConverter<URI> {

        @Override
        public URI convert(String text) {
            URI address = address(text);
            if (!Urls.isWhole(address)) {
                throw new TypeConversionException(
                        "'" + text + "' is not an address of a service: it has a user, a query or a fragment.");
            }
            return address;
        }
    }

    /** Reads a name, which is not blank. */
    public static final class Name implements ITypeConverter<String> {

        @Override
        public String convert(String text) {
            if (text.isBlank()) {
                throw new TypeConversionException("a name is not blank.");
            }
            return text;
        }
    }

    private OptionConverters() {}

    /** Registers the converters with this command and with its current subcommands. */
    public static CommandLine addTo(CommandLine line) {
        return line.registerConverter(Duration.class, OptionConverters::duration)
                .registerConverter(Instant.class, OptionConverters::instant)
                .registerConverter(LocalDate.class, OptionConverters::day)
                .registerConverter(URI.class, OptionConverters::address);
    }

    private static long number(String text, long highest, String what) {
        try {
            long number = Long.parseLong(text);
            if (number > 0 && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The message below is clearer.
        }
        throw new TypeConversionException("'" + text + "' is not " + what + ".");
    }

    /** A duration as in the settings: {@code 90s}, {@code 5m}, {@code PT5M}. */
    private static Duration duration(String text) {
        try {
            Duration duration = DurationConverter.parseDuration(text);
            if (duration != null && !duration.isNegative()) {
                return duration;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // The message below is clearer.
        }
        throw new TypeConversionException("'" + text + "' is not a time such as 90s or 5m.");
    }

    /** An instant in ISO-8601 with an offset. */
    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not a moment such as 2027-01-31T09:00:00+01:00.");
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not a day such as 2026-11-21.");
        }
    }

    /** An address of the web. */
    private static URI address(String text) {
        try {
            URI address = new URI(text);
            if (address.getHost() != null
                    && ("https".equalsIgnoreCase(address.getScheme())
                            || "http".equalsIgnoreCase(address.getScheme()))) {
                return address;
            }
        } catch (URISyntaxException e) {
            // The message below is clearer.
        }
        throw new TypeConversionException("'" + text + "' is not an address such as https://www.acme.example.");
    }
}
