package io.khoroszendesk.care.authors;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The beginning of a span of time: a day in UTC, or a moment with an offset. */
public record Since(Instant time) {

    /** Reads one. */
    public static final class Reader implements ITypeConverter<Since> {

        @Override
        public Since convert(String text) {
            try {
                return new Since(
                        text.length() == "2026-11-21".length()
                                ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                                : OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text
                        + "' is not a day such as 2026-11-21 or a moment such as 2026-11-21T09:00:00+01:00.");
            }
        }
    }
}
