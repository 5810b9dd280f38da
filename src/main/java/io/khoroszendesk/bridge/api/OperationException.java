package io.khoroszendesk.bridge.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An operation that failed. Its message is a sentence that agents read. */
public final class OperationException extends RuntimeException {

    /** The error codes, as they appear in the {@code error} member of responses. */
    public enum Code {
        /** Something in the payload is malformed or unknown. */
        INVALID_REQUEST,
        /** The customer or case does not exist. */
        NOT_FOUND,
        /** A value is not acceptable. */
        VALIDATION_FAILED,
        /** Zendesk rejects our credentials or permissions. */
        CRM_REFUSED,
        /** Zendesk is over a limit (429), overloaded or in maintenance (503), or this service is over a limit. */
        CRM_BUSY,
        /** Zendesk did not respond in time. */
        CRM_TIMEOUT,
        /**
         * Zendesk can't be reached, fails in any other way, sends a malformed response, or isn't called because its
         * circuit breaker is open.
         */
        CRM_UNAVAILABLE,
        /** The same ticket keeps being changed by someone else. */
        CRM_CONFLICT,
        /** An internal error of this service. */
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
     * What Zendesk rejects: errors of fields and a text about the whole request, either of which may be empty.
     *
     * @param cause provides the message for logs, because the text is meant for the agent alone
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
