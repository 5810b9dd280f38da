package io.khoroszendesk.bridge.customer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.identity.MemoryConfig;
import io.khoroszendesk.bridge.identity.RecentCustomers;
import io.khoroszendesk.common.memory.SharedMemory;
import io.khoroszendesk.common.memory.SharedOnce;
import io.khoroszendesk.common.memory.SharedOnce.Attempt;
import io.khoroszendesk.common.resilience.Sleeper;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.ZendeskClock;
import io.khoroszendesk.zendesk.model.NewValue;
import io.khoroszendesk.zendesk.model.Timestamps;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.UserChanges;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Creates users without duplicates and without sending them e-mail. */
@Singleton
public class CustomerCreation {

    /**
     * A repetition within this time is a double click: the agent can't have searched in between, as they were told to.
     */
    private static final Duration SAME_CLICK = Duration.ofSeconds(10);
    /**
     * Another user with the address and all the same values who is younger than this is the same customer, created by
     * another replica.
     */
    private static final Duration SAME_CUSTOMER = Duration.ofMinutes(10);

    private static final String DUPLICATE = "DuplicateValue";

    private final ZendeskClient zendesk;
    private final CreatedCustomers created;
    private final AddressOwners owners;
    private final RecentCustomers recent;
    private final CustomersConfig config;
    private final ZendeskClock zendeskClock;
    private final Clock clock;
    private final SharedOnce<User> once;
    /** Creations whose outcome is unknown. */
    private final Cache<String, Unknown> unknown;

    /** A creation that may have succeeded: when it started, and what agents were told. */
    private record Unknown(Instant begun, OperationException answer) {}

    @Inject
    public CustomerCreation(
            ZendeskClient zendesk,
            CreatedCustomers created,
            AddressOwners owners,
            RecentCustomers recent,
            CustomersConfig config,
            MemoryConfig memory,
            SharedMemory shared,
            Sleeper sleeper,
            ZendeskClock zendeskClock,
            Clock clock) {
        this.zendesk = zendesk;
        this.created = created;
        this.owners = owners;
        this.recent = recent;
        this.config = config;
        this.zendeskClock = zendeskClock;
        this.clock = clock;
        this.once = new SharedOnce<>(
                shared,
                sleeper,
                "customer",
                memory.entries(),
                memory.life(),
                new SharedOnce.Made<>(user -> String.valueOf(user.id()), created::find, false));
        this.unknown = Caffeine.newBuilder()
                .maximumSize(memory.entries())
                .expireAfterWrite(memory.life())
                .build();
    }

    User create(KhorosCaller caller, FieldModel model, Map<Field, Object> values) {
        NewCustomer wanted = NewCustomer.of(caller, model, values, config.externalId());
        return once.get(wanted.key(), this::again, attempt -> {
            User now = createNow(wanted, attempt);
            recent.changed(now);
            return now;
        });
    }

    /** A customer who was created before; empty if they were deleted or merged since. If they can't be read, they count. */
    private Optional<User> again(User before) {
        try {
            Optional<User> there = created.find(String.valueOf(before.id()));
            if (there.isEmpty()) {
                recent.forget(before.id());
            }
            return there;
        } catch (ZendeskException e) {
            return Optional.of(before);
        }
    }

    private User createNow(NewCustomer wanted, Attempt attempt) {
        Unknown before = Optional.ofNullable(unknown.getIfPresent(wanted.key()))
                .or(() -> attempt.doubtSince().map(CustomerCreation::elsewhere))
                .orElse(null);
        if (before != null) {
            boolean isElsewhere = attempt.doubtSince().isPresent() && !wanted.isUnique();
            Optional<User> there = isElsewhere
                    ? created.await(wanted.user(), before.begun())
                    : created.find(wanted.user(), before.begun());
            if (there.isPresent()) {
                return there.get();
            }
            if (!wanted.isUnique() && clock.instant().isBefore(before.begun().plus(SAME_CLICK))) {
                // Whoever asks this replica next must know it, too, even if the memory is lost by then.
                unknown.put(wanted.key(), before);
                throw before.answer();
            }
        }
        Instant begun = before == null ? clock.instant() : before.begun();
        try {
            return zendesk.createUser(wanted.user());
        } catch (ZendeskException e) {
            if (e.is(Kind.INVALID)) {
                return afterRejection(wanted, begun, Optional.ofNullable(before).map(Unknown::answer), e);
            }
            if (!e.mayHaveHappened()) {
                throw e;
            }
            return afterUnknownResult(wanted, begun, attempt, e);
        }
    }

    /** An attempt of another replica, which died or had no answer. */
    private static Unknown elsewhere(Instant begun) {
        return new Unknown(
                begun,
                OperationException.of(
                        Code.CRM_UNAVAILABLE,
                        "Nobody knows what became of the same request, which was sent before."
                                + FailureTranslator.MAY_HAVE_BEEN_CREATED));
    }

    /**
     * Looks for the user that an attempt without a response may have created, and retries only if that can't create a
     * duplicate. Only by an address it waits for the search, because that finds the user nearly always.
     */
    private User afterUnknownResult(NewCustomer wanted, Instant begun, Attempt attempt, ZendeskException e) {
        OperationException answer = FailureTranslator.of(e, FailureTranslator.MAY_HAVE_BEEN_CREATED);
        attempt.leavesDoubt();
        unknown.put(wanted.key(), new Unknown(begun, answer));
        UserChanges user = wanted.user();
        try {
            boolean waits = user.email() != null && !wanted.isUnique();
            Optional<User> there = waits ? created.await(user, begun) : created.find(user, begun);
            if (there.isPresent()) {
                return there.get();
            }
            if (wanted.isUnique()) {
                return zendesk.createUser(user);
            }
        } catch (ZendeskException again) {
            if (again.is(Kind.INVALID)) {
                return afterRejection(wanted, begun, Optional.of(answer), again);
            }
        }
        throw answer;
    }

    /** @param unknown what agents were told of an earlier attempt that may have succeeded */
    private User afterRejection(
            NewCustomer wanted, Instant begun, Optional<OperationException> unknown, ZendeskException e) {
        Optional<User> ours = existing(wanted.user(), begun, unknown.isPresent(), wanted.stamped(), e);
        if (ours.isPresent()) {
            return ours.get();
        }
        String email = NewValue.orNull(wanted.user().email());
        if (email == null || !FailureTranslator.complainsOf(e, "email", DUPLICATE)) {
            throw CustomerErrors.rejected(wanted.model(), e);
        }
        Optional<User> owner = owners.awaited(email);
        if (owner.isEmpty() && unknown.isPresent()) {
            // Whoever has the address may be the customer whom the earlier attempt has created.
            throw unknown.get();
        }
        Instant recently = zendeskClock.now().minus(SAME_CUSTOMER);
        return owner.filter(user -> Timestamps.isSince(user.createdAt(), recently))
                .filter(user -> Customer.has(user, wanted.given()))
                .orElseThrow(() -> CustomerErrors.taken(wanted.model(), owner));
    }

    /** The customer who has the unique value that Zendesk reports as taken, if this service created them. */
    private Optional<User> existing(
            UserChanges user, Instant begun, boolean triedBefore, boolean stamped, ZendeskException e) {
        boolean duplicate = FailureTranslator.complainsOf(e, "email", DUPLICATE)
                || FailureTranslator.complainsOf(e, "external_id", DUPLICATE);
        if (stamped && duplicate) {
            // The same external id means the same values. If several values are taken, Zendesk reports the e-mail
            // address first.
            return created.find(user, Timestamps.EVER);
        }
        return triedBefore && duplicate ? created.find(user, begun) : Optional.empty();
    }
}
