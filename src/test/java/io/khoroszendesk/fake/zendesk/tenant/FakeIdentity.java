package io.khoroszendesk.fake.zendesk.tenant;

/**
 * An address of a user: {@code type} is email, phone_number or one of the social networks; {@code ownership} of an
 * e-mail address is owned or shared.
 */
public record FakeIdentity(long id, String type, String value, boolean primary, String ownership) {

    /** An address that nobody else has. */
    public FakeIdentity(long id, String type, String value, boolean primary) {
        this(id, type, value, primary, type.equals("email") ? "owned" : null);
    }

    public boolean isEmail() {
        return type.equals("email");
    }

    public FakeIdentity asPrimary(boolean nowPrimary) {
        return new FakeIdentity(id, type, value, nowPrimary, ownership);
    }
}
