package io.khoroszendesk.zendesk.model;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One of a user's addresses: {@code type} is email, phone_number, twitter, facebook and others. {@code ownership} of an
 * e-mail address is owned or shared; null where Zendesk doesn't say it.
 */
@RegisterForReflection
public record Identity(Long id, String type, String value, Boolean primary, String ownership) {

    public boolean isEmail() {
        return "email".equals(type);
    }

    /** Whether other users may have the same e-mail address. */
    public boolean isShared() {
        return "shared".equals(ownership);
    }
}
