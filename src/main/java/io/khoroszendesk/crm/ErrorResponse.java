package io.khoroszendesk.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The form of every error response.
 *
 * @param error the error code
 * @param message a sentence for the agent, which ends with the correlation id
 * @param fields the fields with errors; absent if the error isn't about fields
 */
@RegisterForReflection
public record ErrorResponse(
        String error,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> fields) {

    /** A field and its error. */
    @RegisterForReflection
    public record FieldError(String name, String errorMessage) {}
}
