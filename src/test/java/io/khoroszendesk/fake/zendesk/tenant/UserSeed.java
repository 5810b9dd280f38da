package io.khoroszendesk.fake.zendesk.tenant;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A user that is being arranged. */
public final class UserSeed {

    private final FakeTenant tenant;
    private final JsonObject members;
    private final List<FakeIdentity> identities;

    UserSeed(FakeTenant tenant, String name) {
        this.tenant = tenant;
        this.members = tenant.newUser(name);
        this.identities = new ArrayList<>();
    }

    UserSeed(FakeTenant tenant, FakeUser user) {
        this.tenant = tenant;
        this.members = user.members();
        this.identities = new ArrayList<>(user.identities());
    }

    /** This id in place of the next one. */
    public UserSeed id(long id) {
        return with("id", id);
    }

    public UserSeed name(String name) {
        return with("name", name);
    }

    /** The primary address, in place of any other. */
    public UserSeed email(String email) {
        identities.removeIf(i -> i.isEmail() && i.primary());
        return identity("email", email, true);
    }

    public UserSeed secondaryEmail(String email) {
        return identity("email", email, false);
    }

    /** Says that others may have the user's addresses as well. */
    public UserSeed sharedEmails() {
        identities.replaceAll(
                i -> i.isEmail() ? new FakeIdentity(i.id(), i.type(), i.value(), i.primary(), "shared") : i);
        return this;
    }

    /** A number of their own, as it was typed. */
    public UserSeed phone(String phone) {
        return with("phone", phone).with("shared_phone_number", false).identity("phone_number", phone, false);
    }

    public UserSeed externalId(String externalId) {
        return with("external_id", externalId);
    }

    public UserSeed field(String key, Object value) {
        if (!tenant.model.userFields.containsKey(key)) {
            throw new IllegalArgumentException("the tenant has no user field " + key);
        }
        members.getJsonObject("user_fields").put(key, value);
        return this;
    }

    public UserSeed tags(String... tags) {
        return with("tags", new JsonArray(List.of(tags)));
    }

    public UserSeed role(String role) {
        return with("role", role);
    }

    public UserSeed suspended() {
        return with("suspended", true);
    }

    /**
     * Deleted or merged into another: e-mail address and external id are free again, but the user can still
     * be read.
     */
    public UserSeed deleted() {
        identities.clear();
        return with("active", false).with("external_id", null);
    }

    /** A member of an organization that {@link FakeTenant#organization} has made. */
    public UserSeed organization(long id) {
        return with("organization_id", id);
    }

    /** Any other member, by the name that the API gives it. */
    public UserSeed with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Somebody who has long been there. */
    public FakeUser add() {
        return tenant.seed(new FakeUser(members, identities));
    }

    /** A change that was made just now. */
    public FakeUser save() {
        return tenant.store(new FakeUser(members, identities));
    }

    private UserSeed identity(String type, String value, boolean primary) {
        identities.add(new FakeIdentity(tenant.nextId(), type, value, primary));
        return this;
    }
}
