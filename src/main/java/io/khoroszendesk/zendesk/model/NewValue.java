package io.khoroszendesk.zendesk.model;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The new value of a member that can also be cleared. A member without a {@code NewValue} (null) is not sent, so
 * Zendesk leaves it as it is.
 *
 * @param value null clears the member: it is sent as JSON's {@code null}
 */
@RegisterForReflection
public record NewValue<T>(@JsonValue T value) {

    /** The new value; null if the change clears the member or doesn't touch it. */
    public static <T> T orNull(NewValue<T> change) {
        return change == null ? null : change.value();
    }

    /** Whether a change clears the member; false if it doesn't touch it. */
    public static boolean clears(NewValue<?> change) {
        return change != null && change.value() == null;
    }
}
