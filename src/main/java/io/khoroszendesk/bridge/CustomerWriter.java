package io.khoroszendesk.bridge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.khoroszendesk.bridge.Field.Source;
import io.khoroszendesk.zendesk.Identity;
import io.khoroszendesk.zendesk.User;
import io.khoroszendesk.zendesk.UserQuery;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.ZendeskException;
import io.khoroszendesk.zendesk.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Creates and changes users without making one twice, without mailing anybody, and without touching another's address. */
@Singleton
class CustomerWriter {

    /** How far Zendesk's clock may be behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);
    /** Who asks again this soon has clicked twice, and can't have searched as they were told to. */
    private static final Duration SAME_CLICK = Duration.ofSeconds(10);

    private final ZendeskClient zendesk;
    private final RecentCustomers recent;
    private final CustomersConfig config;
    private final Clock clock;
    private final Once<User> once;
    /** Creations whose result is not known. */
    private final Cache<String, Unknown> unknown;

    /** A creation that may have happened: when it began, and what agents were told. */
    private record Unknown(Instant begun, Refusal answer) {}

    @Inject
    CustomerWriter(
            ZendeskClient zendesk, RecentCustomers recent, CustomersConfig config, MemoryConfig memory, Clock clock) {
        this.zendesk = zendesk;
        this.recent = recent;
        this.config = config;
        this.clock = clock;
        this.once = new Once<>(memory);
        this.unknown = Caffeine.newBuilder()
                .maximumSize(memory.entries())
                .expireAfterWrite(memory.life())
                .build();
    }

    User create(KhorosCaller caller, FieldModel model, Map<Field, Object> values) {
        Map<Field, Object> given = new LinkedHashMap<>(values);
        given.values().removeIf(Objects::isNull);
        Map<String, Object> user = Customer.toUser(given);
        if (user.get(CustomerFields.NAME) == null) {
            throw Refusal.validation(nameOf(model, CustomerFields.NAME), "A customer needs a name.");
        }
        String key = key(caller, given);
        boolean stamped = config.externalId() && user.putIfAbsent(CustomerFields.EXTERNAL_ID, "khoros-" + key) == null;
        user.put("skip_verify_email", true);
        return once.get(key, () -> {
            User created = createNow(model, user, key, stamped);
            recent.changed(created);
            return created;
        });
    }

    private static String key(KhorosCaller caller, Map<Field, Object> given) {
        List<String> parts = new ArrayList<>();
        parts.add(caller.companyId().orElse(""));
        parts.add(caller.agentEmail().orElse(""));
        given.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Field::name)))
                .forEach(entry -> {
                    parts.add(entry.getKey().name());
                    parts.add(entry.getValue().toString());
                });
        return Digest.of(parts).substring(0, 40);
    }

    private User createNow(FieldModel model, Map<String, Object> user, String key, boolean stamped) {
        Unknown before = unknown.getIfPresent(key);
        if (before != null) {
            Optional<User> there = find(user, before.begun());
            if (there.isPresent()) {
                return there.get();
            }
            if (clock.instant().isBefore(before.begun().plus(SAME_CLICK))) {
                throw before.answer();
            }
        }
        Instant begun = before == null ? clock.instant() : before.begun();
        try {
            return zendesk.createUser(user);
        } catch (ZendeskException e) {
            if (e.is(Kind.INVALID)) {
                return existing(user, begun, before != null, stamped, e).orElseThrow(() -> refused(model, user, e));
            }
            if (!e.mayHaveHappened()) {
                throw e;
            }
            return afterUnknownResult(model, user, key, begun, stamped, e);
        }
    }

    /** Looks for what an attempt without an answer may have made, and makes it again only where that can't double it. */
    private User afterUnknownResult(
            FieldModel model,
            Map<String, Object> user,
            String key,
            Instant begun,
            boolean stamped,
            ZendeskException e) {
        Refusal answer = Failures.of(e, Failures.MAY_HAVE_BEEN_CREATED);
        unknown.put(key, new Unknown(begun, answer));
        try {
            Optional<User> there = find(user, begun);
            if (there.isPresent()) {
                return there.get();
            }
            if (user.get(CustomerFields.EMAIL) != null || user.get(CustomerFields.EXTERNAL_ID) != null) {
                // Zendesk keeps both unique, so a second attempt is refused where the first was not lost.
                return zendesk.createUser(user);
            }
        } catch (ZendeskException again) {
            if (again.is(Kind.INVALID)) {
                return existing(user, begun, true, stamped, again).orElseThrow(() -> refused(model, user, again));
            }
        }
        throw answer;
    }

    /** The customer who has the unique value that Zendesk complains of, if it is the one we made ourselves. */
    private Optional<User> existing(
            Map<String, Object> user, Instant begun, boolean triedBefore, boolean stamped, ZendeskException e) {
        if (stamped && Failures.complainsOf(e, "external_id", "DuplicateValue")) {
            return find(user, Instant.EPOCH);
        }
        boolean duplicate = Failures.complainsOf(e, "email", "DuplicateValue")
                || Failures.complainsOf(e, "external_id", "DuplicateValue");
        return triedBefore && duplicate ? find(user, begun) : Optional.empty();
    }

    /** A customer with the same values who was created since {@code begun}. */
    private Optional<User> find(Map<String, Object> wanted, Instant begun) {
        String externalId = (String) wanted.get(CustomerFields.EXTERNAL_ID);
        String email = (String) wanted.get(CustomerFields.EMAIL);
        String name = (String) wanted.get(CustomerFields.NAME);
        List<User> found;
        if (externalId != null) {
            found = zendesk.usersByExternalId(externalId);
        } else {
            UserQuery query = email != null
                    ? UserQuery.customers().and("email", email)
                    : UserQuery.customers().and("name", name);
            found = query.isEmpty() ? List.of() : zendesk.searchUsers(query);
        }
        return found.stream()
                .filter(user -> user.isEndUser() && user.isActive())
                .filter(user -> name.equals(user.name()))
                .filter(user -> email == null || Emails.same(email, user.email()))
                .filter(user -> externalId == null || externalId.equalsIgnoreCase(user.externalId()))
                .filter(user -> isSince(user.createdAt(), begun))
                .findFirst();
    }

    private static boolean isSince(String createdAt, Instant begun) {
        if (begun.equals(Instant.EPOCH)) {
            return true;
        }
        try {
            return createdAt != null && Instant.parse(createdAt).isAfter(begun.minus(CLOCK_SKEW));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** What Zendesk does not accept, by field; a taken e-mail address names the customer who has it. */
    private Refusal refused(FieldModel model, Map<String, Object> user, ZendeskException e) {
        String email = (String) user.get(CustomerFields.EMAIL);
        if (email != null && Failures.complainsOf(e, "email", "DuplicateValue")) {
            return taken(model, email);
        }
        return Failures.invalid(e, member -> fieldName(model, member));
    }

    private Refusal taken(FieldModel model, String email) {
        String who = "another user";
        try {
            who = zendesk.searchUsers(UserQuery.customers().and("email", email)).stream()
                    .filter(user -> user.isEndUser() && user.isActive() && Emails.same(email, user.email()))
                    .findFirst()
                    .map(user -> "customer " + user.id())
                    .orElse(who);
        } catch (ZendeskException e) {
            // The refusal stands without the name of who has the address.
        }
        return Refusal.validation(
                nameOf(model, CustomerFields.EMAIL), "This e-mail address already belongs to " + who + ".");
    }

    User update(FieldModel model, long id, Map<Field, Object> values) {
        Map<String, Object> changes = Customer.toUser(values);
        if (changes.containsKey(CustomerFields.NAME) && changes.get(CustomerFields.NAME) == null) {
            throw Refusal.validation(nameOf(model, CustomerFields.NAME), "A customer needs a name.");
        }
        try {
            if (changes.containsKey(CustomerFields.EMAIL)) {
                changeEmail(model, id, (String) changes.remove(CustomerFields.EMAIL));
            }
            User updated = changes.isEmpty() ? zendesk.user(id) : zendesk.updateUser(id, changes);
            recent.changed(updated);
            return updated;
        } catch (ZendeskException e) {
            if (e.is(Kind.INVALID)) {
                throw Failures.invalid(e, member -> fieldName(model, member));
            }
            throw e;
        }
    }

    /**
     * Makes an address the user's primary one. Changing the user alone would only add a second address (recorded 2021). First
     * of all, for it may be refused, and then nothing else should have been changed.
     */
    private void changeEmail(FieldModel model, long id, String email) {
        List<Identity> addresses = emailIdentities(id);
        Optional<Identity> primary =
                addresses.stream().filter(i -> Boolean.TRUE.equals(i.primary())).findFirst();
        if (email == null) {
            primary.ifPresent(identity -> zendesk.deleteIdentity(id, identity.id()));
            return;
        }
        if (primary.filter(identity -> Emails.same(email, identity.value())).isPresent()) {
            return;
        }
        Identity wanted = withValue(addresses, email).orElseGet(() -> addAddress(model, id, email));
        if (!Boolean.TRUE.equals(wanted.primary())) {
            zendesk.makePrimary(id, wanted.id());
        }
    }

    private Identity addAddress(FieldModel model, long id, String email) {
        try {
            return zendesk.createEmailIdentity(id, email);
        } catch (ZendeskException e) {
            if (e.is(Kind.INVALID)) {
                // About an identity Zendesk complains of its "value".
                throw Failures.complainsOf(e, "value", "DuplicateValue")
                        ? taken(model, email)
                        : Failures.invalid(e, member -> Optional.of(nameOf(model, CustomerFields.EMAIL)));
            }
            if (!e.mayHaveHappened()) {
                throw e;
            }
            return withValue(emailIdentities(id), email).orElseGet(() -> zendesk.createEmailIdentity(id, email));
        }
    }

    private List<Identity> emailIdentities(long id) {
        return zendesk.identities(id).stream()
                .filter(Identity::isEmail)
                .filter(identity -> identity.id() != null)
                .toList();
    }

    private static Optional<Identity> withValue(List<Identity> identities, String email) {
        return identities.stream()
                .filter(identity -> Emails.same(email, identity.value()))
                .findFirst();
    }

    private static Optional<String> fieldName(FieldModel model, String member) {
        String bare = member.replaceFirst("^user_fields\\.", "");
        return model.nameOf(new Source.Member("value".equals(bare) ? CustomerFields.EMAIL : bare))
                .or(() -> model.nameOf(new Source.UserField(bare)));
    }

    private static String nameOf(FieldModel model, String member) {
        return model.nameOf(new Source.Member(member)).orElse(member);
    }
}
