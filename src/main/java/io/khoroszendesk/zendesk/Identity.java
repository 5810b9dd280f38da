package io.khoroszendesk.zendesk;

/** One of a user's addresses: {@code type} is email, phone_number, twitter, facebook and others. */
public record Identity(Long id, String type, String value, Boolean primary) {

    public boolean isEmail() {
        return "email".equals(type);
    }
}
