package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Answer.Complaints;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.zendesk.tenant.FakeIdentity;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/v2/users/{id}/identities} and below. */
final class IdentityCalls {

    private final FakeTenant tenant;
    private final UserRules rules;

    IdentityCalls(FakeTenant tenant, UserRules rules) {
        this.tenant = tenant;
        this.rules = rules;
    }

    Answer list(Call call, long userId) {
        return tenant.findUser(userId)
                .map(user -> Page.of(call, "identities", rows(user)))
                .orElseGet(Answer::notFound);
    }

    Answer create(long userId, JsonObject body) {
        JsonObject sent = body.getJsonObject("identity");
        Optional<FakeUser> user = tenant.findUser(userId).filter(FakeUser::isActive);
        if (user.isEmpty()) {
            return Answer.notFound();
        }
        String type = sent.getString("type");
        String value = sent.getString("value");
        Complaints complaints = new Complaints();
        if (value == null || value.isBlank()) {
            complaints.add("value", "Value: cannot be blank", "BlankValue");
        } else if (type.equals("email")) {
            rules.acceptsEmail(value, userId, "value", complaints);
        }
        // An address can't be there twice, not even with the same user.
        if (complaints.isEmpty() && rules.owner(type, value).isPresent()) {
            complaints.add("value", "Value: " + value + " is already being used by another user", "DuplicateValue");
        }
        if (!complaints.isEmpty()) {
            return complaints.answer();
        }
        List<FakeIdentity> identities = new ArrayList<>(user.get().identities());
        boolean first = type.equals("email") && identities.stream().noneMatch(FakeIdentity::isEmail);
        FakeIdentity identity = new FakeIdentity(
                tenant.nextId(), type, value, first || (type.equals("email") && sent.getBoolean("primary", false)));
        if (identity.primary()) {
            identities.replaceAll(other -> other.isEmail() ? other.asPrimary(false) : other);
        }
        identities.add(identity);
        tenant.store(user.get().with(identities));
        if (type.equals("email") && !sent.getBoolean("skip_verify_email", false)) {
            tenant.mail("verify " + value);
        }
        return Answer.json(201, new JsonObject().put("identity", json(userId, identity)))
                .with("Location", url(userId, identity));
    }

    Answer makePrimary(long userId, long identityId) {
        Optional<FakeUser> user = tenant.findUser(userId).filter(u -> has(u, identityId));
        if (user.isEmpty()) {
            return Answer.notFound();
        }
        List<FakeIdentity> identities = new ArrayList<>();
        // The primary one comes first in every list.
        user.get()
                .identities()
                .forEach(i -> identities.add(
                        i.id() == identityId ? 0 : identities.size(),
                        i.isEmail() ? i.asPrimary(i.id() == identityId) : i));
        FakeUser changed = tenant.store(user.get().with(identities));
        return Answer.json(200, new JsonObject().put("identities", new JsonArray(rows(changed))));
    }

    /** If the primary address goes, the next one takes its place. */
    Answer delete(long userId, long identityId) {
        Optional<FakeUser> user = tenant.findUser(userId).filter(u -> has(u, identityId));
        if (user.isEmpty()) {
            return Answer.notFound();
        }
        List<FakeIdentity> left = new ArrayList<>(user.get().identities());
        left.removeIf(i -> i.id() == identityId);
        if (left.stream().noneMatch(i -> i.isEmail() && i.primary())) {
            left.stream()
                    .filter(FakeIdentity::isEmail)
                    .findFirst()
                    .ifPresent(next -> left.set(left.indexOf(next), next.asPrimary(true)));
        }
        FakeUser changed = user.get().with(left);
        boolean hadNumber = user.get().identities().stream()
                .anyMatch(i -> i.id() == identityId && i.value().equals(changed.phone()));
        tenant.store(hadNumber ? changed.with("phone", null) : changed);
        return Answer.nothing();
    }

    private static boolean has(FakeUser user, long identityId) {
        return user.identities().stream().anyMatch(i -> i.id() == identityId);
    }

    private List<JsonObject> rows(FakeUser user) {
        return user.identities().stream().map(i -> json(user.id(), i)).toList();
    }

    private static JsonObject json(long userId, FakeIdentity identity) {
        JsonObject json = new JsonObject()
                .put("url", url(userId, identity))
                .put("id", identity.id())
                .put("user_id", userId)
                .put("type", identity.type())
                .put("value", identity.value())
                .put("verified", true)
                .put("primary", identity.primary())
                .put("undeliverable_count", 0)
                .put("deliverable_state", "deliverable")
                .putNull("added_lately");
        return identity.ownership() == null ? json : json.put("ownership", identity.ownership());
    }

    private static String url(long userId, FakeIdentity identity) {
        return FakeTenant.CANONICAL_URL + "/api/v2/users/" + userId + "/identities/" + identity.id() + ".json";
    }
}
