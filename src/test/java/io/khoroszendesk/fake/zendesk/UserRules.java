package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer.Complaints;
import io.khoroszendesk.fake.zendesk.tenant.FakeIdentity;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.fake.zendesk.tenant.Model;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the account demands of users, and what it makes of what was sent. */
final class UserRules {

    private static final Set<String> WRITABLE = Set.of(
            "name",
            "external_id",
            "details",
            "notes",
            "alias",
            "time_zone",
            "locale",
            "role",
            "tags",
            "suspended",
            "verified",
            "organization_id");
    private static final Set<String> READ_OTHERWISE =
            Set.of("email", "phone", "user_fields", "skip_verify_email", "identities");

    private final FakeTenant tenant;

    UserRules(FakeTenant tenant) {
        this.tenant = tenant;
    }

    /** The user as changed, or what is wrong; {@code dropped} gets the names of what was not taken. */
    FakeUser change(FakeUser user, JsonObject sent, boolean isNew, Complaints complaints, List<String> dropped) {
        JsonObject members = user.members();
        for (String member : sent.fieldNames()) {
            if (WRITABLE.contains(member)) {
                members.put(member, sent.getValue(member));
            } else if (!READ_OTHERWISE.contains(member)) {
                dropped.add(member);
            }
        }
        if (blank(members.getValue("name"))) {
            complaints.add("name", "Name: cannot be blank", "BlankValue");
        }
        fields(members.getJsonObject("user_fields"), sent.getJsonObject("user_fields", new JsonObject()), dropped);
        List<FakeIdentity> identities = new ArrayList<>(user.identities());
        email(sent, user.id(), identities, complaints);
        if (complaints.isEmpty()) {
            // Of a taken address and a taken external id it complains of the address alone.
            checkExternalId(user, sent, complaints);
        }
        phone(sent, user.id(), members, identities);
        if (complaints.isEmpty() && isNew && !identities.isEmpty()) {
            members.put("verified", sent.getBoolean("verified", sent.getBoolean("skip_verify_email", false)));
        }
        return new FakeUser(members, identities);
    }

    /** Who has this value as one of their identities; e-mail addresses in any case. */
    Optional<FakeUser> owner(String type, String value) {
        return tenant.users().stream()
                .filter(FakeUser::isActive)
                .filter(user -> user.identities().stream()
                        .anyMatch(i -> i.type().equals(type) && i.value().equalsIgnoreCase(value)))
                .findFirst();
    }

    /** A complaint about an e-mail address, or none; {@code member} is what it was sent as. */
    boolean acceptsEmail(String email, long user, String member, Complaints complaints) {
        String name = Character.toUpperCase(member.charAt(0)) + member.substring(1);
        if (!email.matches("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+\\.[^\\s@,;<>\".]+")) {
            complaints.add(member, name + ": " + email + " is not properly formatted", null);
        } else if (!tenant.sharesAddresses()
                && owner("email", email).filter(owner -> owner.id() != user).isPresent()) {
            complaints.add(member, name + ": " + email + " is already being used by another user", "DuplicateValue");
        } else {
            return true;
        }
        return false;
    }

    /** A second address is only added: the primary one stays. */
    private void email(JsonObject sent, long user, List<FakeIdentity> identities, Complaints complaints) {
        String email = sent.getString("email");
        if (email == null || email.isBlank() || !acceptsEmail(email, user, "email", complaints)) {
            return;
        }
        if (identities.stream().noneMatch(i -> i.isEmail() && i.value().equalsIgnoreCase(email))) {
            boolean first = identities.stream().noneMatch(FakeIdentity::isEmail);
            String ownership = owner("email", email).isPresent() ? "shared" : "owned";
            identities.add(new FakeIdentity(tenant.nextId(), "email", email, first, ownership));
            if (complaints.isEmpty()
                    && !sent.getBoolean("skip_verify_email", false)
                    && !sent.getBoolean("verified", false)) {
                tenant.mail("verify " + email);
            }
        }
    }

    /** A number nobody else has becomes an identity; one that others have is a shared number. */
    private void phone(JsonObject sent, long user, JsonObject members, List<FakeIdentity> identities) {
        if (!sent.containsKey("phone")) {
            return;
        }
        Object phone = sent.getValue("phone");
        if (blank(phone)) {
            identities.removeIf(i -> i.type().equals("phone_number"));
            members.put("phone", null).put("shared_phone_number", null);
            return;
        }
        String number = phone.toString();
        boolean shared = owner("phone_number", number)
                .filter(owner -> owner.id() != user)
                .isPresent();
        members.put("phone", number).put("shared_phone_number", shared);
        if (!shared
                && identities.stream()
                        .noneMatch(i ->
                                i.type().equals("phone_number") && i.value().equals(number))) {
            identities.add(new FakeIdentity(tenant.nextId(), "phone_number", number, false));
        }
    }

    private void checkExternalId(FakeUser user, JsonObject sent, Complaints complaints) {
        String externalId = sent.getString("external_id");
        if (externalId != null
                && tenant.users().stream()
                        .anyMatch(
                                other -> other.id() != user.id() && externalId.equalsIgnoreCase(other.externalId()))) {
            complaints.add("external_id", "External has already been taken", "DuplicateValue");
        }
    }

    private void fields(JsonObject stored, JsonObject sent, List<String> dropped) {
        for (String key : sent.fieldNames()) {
            JsonObject field = tenant.model.userFields.get(key);
            Object value = sent.getValue(key);
            if (field == null) {
                dropped.add("user_fields." + key);
            } else if (value == null) {
                stored.putNull(key);
            } else {
                Model.accepted(field, value).ifPresent(accepted -> stored.put(key, accepted));
            }
        }
    }

    private static boolean blank(Object value) {
        return value == null || value.toString().isBlank();
    }
}
