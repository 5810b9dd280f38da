package io.khoroszendesk.marketing.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * The progress of a key rotation. It is stored before each step, so that a later run knows what may have happened.
 *
 * @param patchedAt since when Khoros is known to have the new key, in ISO-8601; null before that
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyChange(Step step, String newKey, String oldKey, String patchedAt) {

    public static final String FILE = "khoros-key-change.json";

    public enum Step {
        /** The new key is stored here and may or may not be accepted yet. Khoros has the old one. */
        MADE,
        /** Both keys are accepted everywhere. Khoros has the old one or already the new one. */
        TELLING,
        /** Khoros has the new key; both are accepted. */
        TOLD,
        /** Khoros has the new key; the old one may or may not be accepted. */
        RETIRING
    }

    public static KeyChange begin(String newKey, String oldKey) {
        return new KeyChange(Step.MADE, newKey, oldKey, null);
    }

    public KeyChange at(Step next) {
        return new KeyChange(next, newKey, oldKey, patchedAt);
    }

    public KeyChange told(Instant now) {
        return new KeyChange(Step.TOLD, newKey, oldKey, now.toString());
    }

    public Instant since() {
        return Instant.parse(patchedAt);
    }

    @Override
    public String toString() {
        return "KeyChange[" + step + "]";
    }
}
