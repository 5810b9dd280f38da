package io.khoroszendesk.fake.zendesk.tenant;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A user at one moment; it doesn't follow later changes.
 *
 * @param members by the names that the API gives them, without the e-mail address, which is an identity
 */
public record FakeUser(JsonObject members, List<FakeIdentity> identities) {

    public FakeUser {
        members = members.copy();
        identities = List.copyOf(identities);
    }

    @Override
    public JsonObject members() {
        return members.copy();
    }

    public long id() {
        return members.getLong("id");
    }

    public String name() {
        return members.getString("name");
    }

    /** The primary address; null for none. */
    public String email() {
        return identities.stream()
                .filter(i -> i.isEmail() && i.primary())
                .map(FakeIdentity::value)
                .findFirst()
                .orElse(null);
    }

    /** All addresses, secondary ones included. */
    public List<String> emails() {
        return identities.stream()
                .filter(FakeIdentity::isEmail)
                .map(FakeIdentity::value)
                .toList();
    }

    public String phone() {
        return members.getString("phone");
    }

    public String externalId() {
        return members.getString("external_id");
    }

    public String details() {
        return members.getString("details");
    }

    public String notes() {
        return members.getString("notes");
    }

    public String timeZone() {
        return members.getString("time_zone");
    }

    public String role() {
        return members.getString("role");
    }

    public boolean isActive() {
        return members.getBoolean("active");
    }

    public boolean isSuspended() {
        return members.getBoolean("suspended");
    }

    public List<String> tags() {
        return members.getJsonArray("tags", new JsonArray()).stream()
                .map(Object::toString)
                .toList();
    }

    /** The value of a user field; null where it has none. */
    public Object field(String key) {
        return members.getJsonObject("user_fields").getValue(key);
    }

    public FakeUser with(String member, Object value) {
        return new FakeUser(members().put(member, value), identities);
    }

    public FakeUser with(List<FakeIdentity> others) {
        return new FakeUser(members, others);
    }
}
