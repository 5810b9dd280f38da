package io.khoroszendesk.fake.zendesk.tenant;

/** An address of a user: {@code type} is email, phone_number or one of the social networks. */
public record FakeIdentity(long id, String type, String value, boolean primary) {

    public boolean isEmail() {
        return type.equals("email");
    }

    public FakeIdentity asPrimary(boolean nowPrimary) {
        return new FakeIdentity(id, type, value, nowPrimary);
    }
}
