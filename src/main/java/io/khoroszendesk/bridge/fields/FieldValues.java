package io.khoroszendesk.bridge.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.FieldError;
import io.khoroszendesk.bridge.api.PlainText;
import io.khoroszendesk.bridge.fields.Field.Format;
import io.khoroszendesk.bridge.fields.Field.Source;
import io.khoroszendesk.bridge.fields.Field.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Converts values of fields between Khoros' form (strings, checkboxes as booleans) and Zendesk's. */
public final class FieldValues {

    private static final int LONGEST_NUMBER = 30;
    /** More digits than any double has. */
    private static final int MOST_DIGITS = 1_000;

    private FieldValues() {}

    /**
     * Reads the members that Khoros sends. Returns the values for Zendesk by field; null means that the field is
     * cleared.
     *
     * @param ignored read-only members of the API, which are skipped
     * @throws OperationException for unknown members and wrong types (400), and for values that a field can't have
     * (422)
     */
    public static Map<Field, Object> read(FieldModel model, Map<String, JsonNode> members, Set<String> ignored) {
        checkTypes(model, members, ignored);
        List<FieldError> refused = new ArrayList<>();
        Map<Field, Object> values = new LinkedHashMap<>();
        members.forEach((name, value) ->
                model.field(name).filter(Field::isWritable).ifPresent(field -> convert(field, value, values, refused)));
        if (!refused.isEmpty()) {
            throw OperationException.validation(refused);
        }
        return values;
    }

    /** Rejects unknown members and wrong types. */
    public static void checkTypes(FieldModel model, Map<String, JsonNode> members, Set<String> ignored) {
        List<FieldError> unreadable = new ArrayList<>();
        members.forEach((name, value) -> {
            Field field = model.field(name).orElse(null);
            if (field == null && !ignored.contains(name)) {
                unreadable.add(new FieldError(printable(name), "This field is not known."));
            } else if (field != null && field.isWritable()) {
                String problem = typeProblem(field, value);
                if (problem != null) {
                    unreadable.add(new FieldError(name, problem));
                }
            }
        });
        if (!unreadable.isEmpty()) {
            throw unreadable(unreadable);
        }
    }

    public static OperationException unreadable(List<FieldError> errors) {
        String names = String.join(
                ", ", errors.stream().map(FieldError::name).limit(10).toList());
        return OperationException.invalid("These fields can't be used as they were sent: " + names + ".", errors);
    }

    /**
     * A member's name for a message. It comes from outside, so it is cut and stripped of what could break a log line.
     */
    static String printable(String name) {
        String clean = name.replaceAll("[^\\p{L}\\p{N}_.@ -]", "?");
        return clean.length() > 60 ? clean.substring(0, 60) : clean;
    }

    private static String typeProblem(Field field, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return switch (field.format()) {
            case YES_NO -> value.isBoolean() || value.isTextual() ? null : "This must be true or false.";
            case INTEGER, DECIMAL -> value.isNumber() || value.isTextual() ? null : "This must be a number.";
            case TEXT, DATE, CHOICE ->
                value.isTextual() || (value.isIntegralNumber() && field.name().equals(CustomerFields.EXTERNAL_ID))
                        ? null
                        : "This must be a text.";
        };
    }

    private static void convert(Field field, JsonNode value, Map<Field, Object> values, List<FieldError> refused) {
        String text = plain(field, value.asText("").trim());
        if (value.isNull() || text.isEmpty()) {
            values.put(field, null);
            return;
        }
        String problem = valueProblem(field, text);
        if (problem != null) {
            refused.add(new FieldError(field.name(), problem));
        } else {
            values.put(field, toZendesk(field.format(), text));
        }
    }

    private static String plain(Field field, String text) {
        if (field.type() == Type.TEXTAREA) {
            return PlainText.lines(text).trim();
        }
        boolean isName = field.source() instanceof Source.Member(String member) && member.equals(CustomerFields.NAME);
        return isName ? PlainText.name(text) : PlainText.value(text);
    }

    private static String valueProblem(Field field, String text) {
        return switch (field.format()) {
            case TEXT -> null;
            case YES_NO -> text.equals("true") || text.equals("false") ? null : "This must be true or false.";
            case INTEGER ->
                text.length() <= LONGEST_NUMBER && text.matches("[+-]?\\d+") ? null : "This must be a whole number.";
            case DECIMAL ->
                text.length() <= LONGEST_NUMBER && text.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,2})?")
                        ? null
                        : "This must be a number such as 12.5.";
            case DATE -> isDate(text) ? null : "This must be a date such as 2026-11-21.";
            case CHOICE -> field.hasOption(text) ? null : "This is not one of the choices.";
        };
    }

    private static boolean isDate(String text) {
        try {
            return text.length() == 10 && LocalDate.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Object toZendesk(Format format, String text) {
        return switch (format) {
            case YES_NO -> Boolean.valueOf(text);
            case INTEGER -> new BigDecimal(text).toBigInteger();
            case DECIMAL -> new BigDecimal(text);
            case TEXT, DATE, CHOICE -> text;
        };
    }

    /** A Zendesk value in Khoros' form; null if there is none. */
    public static Object toKhoros(Format format, JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode() || value.isContainerNode()) {
            return null;
        }
        if (format == Format.YES_NO) {
            return value.asBoolean();
        }
        String text = value.isNumber() ? number(value) : value.asText();
        if (text == null || text.isEmpty()) {
            return null;
        }
        // Dates of users end with a time of midnight (recorded 2021), those of tickets don't.
        return format == Format.DATE && text.length() > 10 ? text.substring(0, 10) : text;
    }

    /**
     * A number in plain notation; null if no Zendesk field can hold it, because 1e999999999 would fill the memory with
     * zeros.
     */
    private static String number(JsonNode value) {
        if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
            return null;
        }
        BigDecimal number = value.decimalValue();
        return Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS ? null : number.toPlainString();
    }
}
