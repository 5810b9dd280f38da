package io.khoroszendesk.zendesk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent to create or change a user. Members that are null are not sent, so Zendesk leaves them as they are; a
 * {@link NewValue} of null clears one.
 *
 * @param externalId an id of the account's own, which no other user may have; Zendesk ignores its case
 * @param userFields custom fields by their key: texts, numbers, booleans, or null to clear one; those that aren't named
 * stay
 * @param skipVerifyEmail whether Zendesk sends a new user no e-mail
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserChanges(
        NewValue<String> name,
        NewValue<String> email,
        NewValue<String> phone,
        NewValue<String> externalId,
        NewValue<String> details,
        NewValue<String> notes,
        NewValue<String> timeZone,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> userFields,
        Boolean skipVerifyEmail) {

    /** Changes nothing, and is sent as {@code {}}. */
    public static final UserChanges NONE = builder().build();

    public UserChanges {
        userFields = Collections.unmodifiableMap(new LinkedHashMap<>(userFields));
    }

    /** The same without the change of the e-mail address. */
    public UserChanges withoutEmail() {
        return new UserChanges(name, null, phone, externalId, details, notes, timeZone, userFields, skipVerifyEmail);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Collects changes. Each method sets one member, or clears it if given null. Members whose method is not called are
     * not sent.
     */
    public static final class Builder {

        private final Map<String, Object> userFields = new LinkedHashMap<>();
        private NewValue<String> name;
        private NewValue<String> email;
        private NewValue<String> phone;
        private NewValue<String> externalId;
        private NewValue<String> details;
        private NewValue<String> notes;
        private NewValue<String> timeZone;
        private Boolean skipVerifyEmail;

        private Builder() {}

        public Builder name(String value) {
            name = new NewValue<>(value);
            return this;
        }

        public Builder email(String value) {
            email = new NewValue<>(value);
            return this;
        }

        public Builder phone(String value) {
            phone = new NewValue<>(value);
            return this;
        }

        public Builder externalId(String value) {
            externalId = new NewValue<>(value);
            return this;
        }

        public Builder details(String value) {
            details = new NewValue<>(value);
            return this;
        }

        public Builder notes(String value) {
            notes = new NewValue<>(value);
            return this;
        }

        public Builder timeZone(String value) {
            timeZone = new NewValue<>(value);
            return this;
        }

        /** Sets one custom field. */
        public Builder userField(String key, Object value) {
            userFields.put(key, value);
            return this;
        }

        /** Keeps Zendesk from sending the new user e-mail. */
        public Builder skipVerifyEmail() {
            skipVerifyEmail = true;
            return this;
        }

        public UserChanges build() {
            return new UserChanges(
                    name, email, phone, externalId, details, notes, timeZone, userFields, skipVerifyEmail);
        }
    }
}
