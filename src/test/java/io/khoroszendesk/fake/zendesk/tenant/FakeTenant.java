package io.khoroszendesk.fake.zendesk.tenant;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The account: what is stored in it, and what a test arranges. It is also the lock under which every call
 * is carried out.
 */
public final class FakeTenant {

    /**
     * Addresses in answers name another host than the one that was called, as after an account was renamed.
     */
    public static final String CANONICAL_URL = "https://z3n-canonical.example";
    /** The user whom the credentials belong to. */
    public static final String SERVICE_EMAIL = "khoros-adapter@acme.example";

    public final Model model = new Model(this::nextId);

    private final Clock clock;
    private final Map<Long, List<Version>> users = new LinkedHashMap<>();
    private final Map<Long, FakeTicket> tickets = new LinkedHashMap<>();
    private final List<String> mails = new ArrayList<>();
    private final Map<Long, Long> ticketChanges = new LinkedHashMap<>();
    private final Map<Long, FakeTicket> deletedTickets = new LinkedHashMap<>();
    private final Map<Long, String> organizations = new LinkedHashMap<>();
    private final Map<Long, JsonObject> organizationFields = new LinkedHashMap<>();
    private final Set<Long> deletedPermanently = new HashSet<>();
    private final Map<String, JsonObject> webhooks = new LinkedHashMap<>();
    private long lastChange;
    private long lastId = 38_000_000_000_000L;
    private long lastTicket = 1000;
    private long service;
    private Duration indexLag = Duration.ZERO;
    private Duration ahead = Duration.ZERO;
    private boolean sharesAddresses;

    private record Version(FakeUser user, Instant indexedFrom, long change) {}

    /** A ticket as the export shows it: with the number of its last change. */
    public record ChangedTicket(FakeTicket ticket, long change) {}

    /** A user as the export shows it: with the number of its last change. */
    public record Changed(FakeUser user, long change) {}

    public FakeTenant() {
        this(Clock.systemUTC());
    }

    public FakeTenant(Clock clock) {
        this.clock = clock;
        reset();
    }

    /**
     * As on the first day; ids go on, so that nobody mistakes an old one for a new one. Only the user whom the credentials
     * belong to has the same id for ever, because who uses them may remember it.
     */
    public synchronized void reset() {
        users.clear();
        tickets.clear();
        ticketChanges.clear();
        deletedTickets.clear();
        organizationFields.clear();
        deletedPermanently.clear();
        mails.clear();
        organizations.clear();
        webhooks.clear();
        indexLag = Duration.ZERO;
        sharesAddresses = false;
        model.reset();
        service = service == 0 ? nextId() : service;
        user("Khoros adapter").id(service).email(SERVICE_EMAIL).role("admin").add();
    }

    public UserSeed user(String name) {
        return new UserSeed(this, name);
    }

    /**
     * Changes a user behind the back of the service under test. The search index learns of it only after
     * its lag.
     */
    public synchronized UserSeed edit(long user) {
        return new UserSeed(this, findUser(user).orElseThrow());
    }

    public TicketSeed ticket(FakeUser requester) {
        return new TicketSeed(this, requester.id());
    }

    public synchronized TicketSeed edit(FakeTicket ticket) {
        return new TicketSeed(this, findTicket(ticket.id()).orElseThrow());
    }

    /** A deleted ticket is found nowhere any more, but its deletion is in the export. */
    public synchronized void deleteTicket(long id) {
        FakeTicket ticket = tickets.remove(id);
        if (ticket != null) {
            JsonObject members = ticket.members().put("status", "deleted").put("updated_at", timestamp());
            deletedTickets.put(id, new FakeTicket(members, ticket.fields(), ticket.comments()));
            ticketChanges.put(id, ++lastChange);
        }
    }

    /** All tickets in the order of their last changes, deleted ones among them. */
    public synchronized List<ChangedTicket> changedTickets() {
        return Stream.concat(tickets.values().stream(), deletedTickets.values().stream())
                .map(ticket -> new ChangedTicket(ticket, ticketChanges.get(ticket.id())))
                .sorted(Comparator.comparingLong(ChangedTicket::change))
                .toList();
    }

    /** Takes a deleted user's data away for good. */
    public synchronized void deletePermanently(long user) {
        edit(user)
                .deleted()
                .name("Permanently Deleted User")
                .with("phone", null)
                .save();
        deletedPermanently.add(user);
    }

    /** The same, before the export shows it. */
    public synchronized void deletePermanentlyUnseen(long user) {
        deletedPermanently.add(user);
    }

    public synchronized boolean isDeletedPermanently(long user) {
        return deletedPermanently.contains(user);
    }

    public synchronized FieldSeed userField(String key, String type) {
        return model.userField(key, type);
    }

    public synchronized FieldSeed ticketField(String type) {
        return model.ticketField(type);
    }

    public synchronized long customStatus(String label, String category) {
        return model.customStatus(label, category, false);
    }

    public synchronized long group(String name) {
        return model.group(name);
    }

    /** Takes away all fields, statuses and groups. */
    public synchronized void clearModel() {
        model.clear();
    }

    public synchronized void removeUserField(String key) {
        model.userFields.remove(key);
    }

    public synchronized long ticketFieldId(String title) {
        return idOf(model.ticketFields.values(), "title", title);
    }

    public synchronized long groupId(String name) {
        return idOf(model.groups.values(), "name", name);
    }

    public synchronized long customStatusId(String label) {
        return idOf(model.customStatuses.values(), "agent_label", label);
    }

    /** The user whom the credentials belong to. */
    public synchronized long serviceUserId() {
        return service;
    }

    /** From now on, searches know of created and changed users only after this time. */
    public synchronized FakeTenant indexLag(Duration lag) {
        indexLag = lag;
        return this;
    }

    /** From now on several users may have the same e-mail address. */
    public synchronized void shareAddresses() {
        sharesAddresses = true;
    }

    public synchronized boolean sharesAddresses() {
        return sharesAddresses;
    }

    /** Moves the account's clock on, for tokens, idempotency keys, timestamps and the index. */
    public synchronized void timePasses(Duration time) {
        ahead = ahead.plus(time);
    }

    public synchronized Instant now() {
        return clock.instant().plus(ahead);
    }

    /**
     * The mails that customers were sent, as {@code verify jane@example.com} or {@code ticket 1001
     * jane@example.com}.
     */
    public synchronized List<String> mails() {
        return List.copyOf(mails);
    }

    public synchronized List<FakeUser> users() {
        return users.values().stream()
                .map(versions -> versions.getLast().user())
                .toList();
    }

    public synchronized List<FakeTicket> tickets() {
        return List.copyOf(tickets.values());
    }

    public synchronized Optional<FakeUser> findUser(long id) {
        return Optional.ofNullable(users.get(id))
                .map(versions -> versions.getLast().user());
    }

    public synchronized Optional<FakeTicket> findTicket(long id) {
        return Optional.ofNullable(tickets.get(id));
    }

    /** The users as the search index has them: late. */
    public synchronized List<FakeUser> indexed() {
        Instant now = now();
        return users.values().stream()
                .flatMap(versions -> versions.reversed().stream()
                        .filter(version -> !version.indexedFrom().isAfter(now))
                        .limit(1))
                .map(Version::user)
                .toList();
    }

    /** All users in the order of their last changes. */
    public synchronized List<Changed> changes() {
        return users.values().stream()
                .map(List::getLast)
                .map(version -> new Changed(version.user(), version.change()))
                .sorted(Comparator.comparingLong(Changed::change))
                .toList();
    }

    /** An organization for {@code organization_id} of users. */
    public synchronized long organization(String name) {
        long id = nextId();
        organizations.put(id, name);
        return id;
    }

    /** The same with values of organization fields. */
    public synchronized long organization(String name, JsonObject fields) {
        long id = organization(name);
        organizationFields.put(id, fields.copy());
        return id;
    }

    public synchronized JsonObject fieldsOfOrganization(long id) {
        return organizationFields.getOrDefault(id, new JsonObject()).copy();
    }

    public synchronized Map<Long, String> organizations() {
        return Map.copyOf(organizations);
    }

    /** The account's webhooks, by the names that the API gives their members. */
    public synchronized List<JsonObject> webhooks() {
        return webhooks.values().stream().map(JsonObject::copy).toList();
    }

    /** Adds a webhook, or replaces the one that has its id. */
    public synchronized JsonObject webhook(JsonObject webhook) {
        JsonObject stored = webhook.copy().put("updated_at", timestamp());
        if (stored.getString("id") == null) {
            stored.put("id", "01HOOK" + nextId()).put("created_at", timestamp());
        }
        webhooks.put(stored.getString("id"), stored);
        return stored.copy();
    }

    public synchronized FakeUser store(FakeUser user) {
        FakeUser stored = user.with("updated_at", timestamp());
        users.computeIfAbsent(user.id(), id -> new ArrayList<>())
                .add(new Version(stored, now().plus(indexLag), ++lastChange));
        return stored;
    }

    /** What was there before the test began is known to the index. */
    synchronized FakeUser seed(FakeUser user) {
        users.put(user.id(), new ArrayList<>(List.of(new Version(user, Instant.MIN, ++lastChange))));
        return user;
    }

    public synchronized FakeTicket store(FakeTicket ticket) {
        tickets.put(ticket.id(), ticket);
        ticketChanges.put(ticket.id(), ++lastChange);
        return ticket;
    }

    public synchronized void mail(String mail) {
        mails.add(mail);
    }

    public synchronized long nextId() {
        return ++lastId;
    }

    synchronized long nextTicketId() {
        return ++lastTicket;
    }

    /** Times have a resolution of one second. */
    public synchronized String timestamp() {
        return now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public synchronized JsonObject newUser(String name) {
        return new JsonObject()
                .put("id", nextId())
                .put("name", name)
                .put("phone", null)
                .put("shared_phone_number", null)
                .put("external_id", null)
                .put("details", "")
                .put("notes", null)
                .put("alias", null)
                .put("time_zone", "Berlin")
                .put("locale", "en-US")
                .put("role", "end-user")
                .put("active", true)
                .put("suspended", false)
                .put("verified", false)
                .put("organization_id", null)
                .put("tags", new JsonArray())
                .put("created_at", timestamp())
                .put("updated_at", timestamp())
                .put("user_fields", new JsonObject());
    }

    public synchronized JsonObject newTicket(long requester) {
        return new JsonObject()
                .put("id", nextTicketId())
                .put("external_id", null)
                .put("subject", null)
                .put("priority", null)
                .put("type", null)
                .put("status", "new")
                .put("custom_status_id", null)
                .put("requester_id", requester)
                .put("submitter_id", service)
                .put("assignee_id", null)
                .put("group_id", null)
                .put("brand_id", null)
                .put("ticket_form_id", null)
                .put("via_followup_source_id", null)
                .put("tags", new JsonArray())
                .put("created_at", timestamp())
                .put("updated_at", timestamp());
    }

    private static long idOf(Collection<JsonObject> definitions, String member, String value) {
        return definitions.stream()
                .filter(definition -> value.equals(definition.getString(member)))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(value))
                .getLong("id");
    }
}
