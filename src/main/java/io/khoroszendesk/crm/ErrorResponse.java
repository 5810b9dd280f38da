package io.khoroszendesk.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * How every failure looks to Khoros.
 *
 * @param error the name of the error
 * @param message a sentence for the agent, with the tracing code at its end
 * @param fields what is wrong with which field, absent where it isn't about fields
 */
@RegisterForReflection
public record ErrorResponse(
        String error,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> fields) {

    /** One field and what is wrong with it. */
    @RegisterForReflection
    public record FieldError(String name, String errorMessage) {}

    static ErrorResponse of(String error, String message, String correlationId) {
        return new ErrorResponse(error, traced(message, correlationId), List.of());
    }

    static String traced(String message, String correlationId) {
        return message + " Reference " + correlationId;
    }
}
