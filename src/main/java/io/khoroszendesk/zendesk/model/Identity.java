package io.khoroszendesk.zendesk.model;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** One of a user's addresses: {@code type} is email, phone_number, twitter, facebook and others. */
@RegisterForReflection
public record Identity(Long id, String type, String value, Boolean primary) {

    public boolean isEmail() {
        return "email".equals(type);
    }
}
