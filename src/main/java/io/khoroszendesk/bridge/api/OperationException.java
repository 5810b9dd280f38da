package io.khoroszendesk.bridge.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An operation that ends without what was asked for. Its message is a sentence that an agent reads. */
public final class OperationException extends RuntimeException {

    /** The names of errors, as they stand in the {@code error} member of answers. */
    public enum Code {
        /** Something in the payload can't be read or isn't known. */
        INVALID_REQUEST,
        /** No such customer or case. */
        NOT_FOUND,
        /** A value isn't acceptable. */
        VALIDATION_FAILED,
        /** Zendesk refuses our credentials or rights. */
        CRM_REFUSED,
        /** Zendesk, or this service, is over a limit. */
        CRM_BUSY,
        /** Zendesk did not answer in time. */
        CRM_TIMEOUT,
        /** Zendesk can't be reached, fails, or answers nonsense. */
        CRM_UNAVAILABLE,
        /** Somebody else keeps changing the same ticket. */
        CRM_CONFLICT,
        /** A fault of this service. */
        INTERNAL_ERROR
    }

    /** What is wrong with one field, by its name in the model. */
    public record FieldError(String name, String errorMessage) {}

    private final Code code;
    private final List<FieldError> fields;
    private final Duration retryAfter;

    private OperationException(
            Code code, String message, List<FieldError> fields, Duration retryAfter, Throwable cause) {
        super(message, cause, false, false);
        this.code = code;
        this.fields = fields;
        this.retryAfter = retryAfter;
    }

    public static OperationException of(Code code, String message) {
        return new OperationException(code, message, List.of(), null, null);
    }

    public static OperationException because(Code code, String message, Duration retryAfter, Throwable cause) {
        return new OperationException(code, message, List.of(), retryAfter, cause);
    }

    public static OperationException invalid(String message, List<FieldError> fields) {
        return new OperationException(Code.INVALID_REQUEST, message, fields, null, null);
    }

    public static OperationException validation(List<FieldError> fields) {
        return validation(fields, "", null);
    }

    /**
     * What Zendesk refuses: fields, and a text about the whole, either of which may be empty.
     *
     * @param cause whose message is the one for logs, because the text is for the agent alone
     */
    public static OperationException validation(List<FieldError> fields, String text, Throwable cause) {
        String marked =
                switch (fields.size()) {
                    case 0 -> "";
                    case 1 -> fields.getFirst().errorMessage();
                    default -> "Please correct the marked fields.";
                };
        return new OperationException(Code.VALIDATION_FAILED, (marked + " " + text).strip(), fields, null, cause);
    }

    public static OperationException validation(String field, String message) {
        return validation(List.of(new FieldError(field, message)));
    }

    public static OperationException validation(String message) {
        return new OperationException(Code.VALIDATION_FAILED, message, List.of(), null, null);
    }

    public Code code() {
        return code;
    }

    public List<FieldError> fields() {
        return fields;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
