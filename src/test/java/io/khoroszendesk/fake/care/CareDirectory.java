package io.khoroszendesk.fake.care;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The people of a Care instance, in memory. Tests arrange them here, and look here at what became of them. */
public final class CareDirectory {

    record Change(Instant time, String lswUuid) {}

    record Conversation(String uuid, int displayNumber, String lswUuid, Instant time, boolean pending) {}

    private final Map<String, FakePerson> persons = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Conversation> conversations = new ArrayList<>();
    private final Set<String> crms = new HashSet<>();
    private final Set<String> attributes = new HashSet<>();
    private int numbers;

    CareDirectory() {
        reset();
    }

    /** Nobody, and one CRM with the key {@code zendesk_1} and the adapter's usual attributes. */
    public synchronized void reset() {
        persons.clear();
        changes.clear();
        conversations.clear();
        crms.clear();
        attributes.clear();
        numbers = 0;
        crms.add("zendesk_1");
        attributes.addAll(
                List.of("zendesk_id", "name", "email", "phone", "organization", "tags", "zendesk_url", "plan"));
    }

    /** The same people, of whom later changes don't tell. */
    synchronized CareDirectory copy() {
        CareDirectory copy = new CareDirectory();
        copy.persons.putAll(persons);
        return copy;
    }

    /** Khoros Support sets up a CRM. */
    public synchronized void crm(String key, String... attributeKeys) {
        crms.add(key);
        attributes.addAll(List.of(attributeKeys));
    }

    /** Khoros Support takes an attribute away; what authors have of it stays. */
    public synchronized void forgets(String attributeKey) {
        attributes.remove(attributeKey);
    }

    /** An author has this attribute, whoever has set it. */
    public synchronized void holds(FakeAuthor author, String attributeKey, String value) {
        replace(author.with(Map.of(attributeKey, value)));
    }

    /** Somebody writes to the brand for the first time; Care's interface lists that as a change. */
    public synchronized FakeAuthor arrives(String network, String id, String handle) {
        return arrives(network, null, id, handle);
    }

    public synchronized FakeAuthor arrives(String network, String instance, String id, String handle) {
        FakeAuthor author = newAuthor(network, instance, id, handle);
        newPerson(List.of(author));
        changes.add(new Change(Instant.now(), author.lswUuid()));
        return author;
    }

    /** A conversation of an author. */
    public synchronized String writes(FakeAuthor author, Instant time, boolean pending) {
        String uuid = UUID.randomUUID().toString();
        conversations.add(new Conversation(uuid, ++numbers, author.lswUuid(), time, pending));
        return uuid;
    }

    /** An agent joins two authors by hand: the second's person becomes part of the first's. */
    public synchronized void agentJoins(FakeAuthor one, FakeAuthor other) {
        FakePerson into = personOf(one.lswUuid()).orElseThrow();
        FakePerson from = personOf(other.lswUuid()).orElseThrow();
        if (!into.id().equals(from.id())) {
            persons.remove(from.id());
            List<FakeAuthor> all = new ArrayList<>(into.authors());
            all.addAll(from.authors());
            persons.put(into.id(), into.with(all));
        }
        changes.add(new Change(Instant.now(), one.lswUuid()));
        changes.add(new Change(Instant.now(), other.lswUuid()));
    }

    /** An agent splits an author off its person by hand; it becomes a person of its own. */
    public synchronized void agentSplits(FakeAuthor author) {
        FakePerson from = personOf(author.lswUuid()).orElseThrow();
        move(author, newPerson(List.of()).id());
        from.authors().forEach(any -> changes.add(new Change(Instant.now(), any.lswUuid())));
    }

    /** The CRM has deleted a customer, in a way that Care knows of. */
    public synchronized void deleted(FakeAuthor author) {
        replace(author.asDeleted());
    }

    /** A change in Care's interface at some time. */
    public synchronized void changed(String lswUuid, Instant time) {
        changes.add(new Change(time, lswUuid));
    }

    public synchronized List<FakePerson> persons() {
        return List.copyOf(persons.values());
    }

    /** The person who has this customer of the CRM {@code zendesk_1}. */
    public FakePerson customer(String id) {
        return person("crm", id).orElseThrow(() -> new NoSuchElementException("customer " + id));
    }

    public synchronized Optional<FakePerson> person(String network, String id) {
        return persons.values().stream()
                .filter(person -> person.authors().stream().anyMatch(a -> a.is(network, null, id)))
                .findFirst();
    }

    /** The attributes of a customer of the CRM {@code zendesk_1}. */
    public Map<String, String> attributes(String id) {
        return author("crm", "zendesk_1", id).orElseThrow().attributes();
    }

    /** The author of an account; {@code instance} may be null. */
    public synchronized Optional<FakeAuthor> author(String network, String instance, String id) {
        return authors().stream()
                .filter(author -> author.is(network, instance, id))
                .findFirst();
    }

    synchronized List<FakeAuthor> authors() {
        return persons.values().stream()
                .flatMap(person -> person.authors().stream())
                .toList();
    }

    synchronized Optional<FakePerson> personOf(String lswUuid) {
        return persons.values().stream()
                .filter(person -> person.authors().stream()
                        .anyMatch(author -> author.lswUuid().equals(lswUuid)))
                .findFirst();
    }

    synchronized List<Change> changes() {
        return List.copyOf(changes);
    }

    synchronized List<Conversation> conversations() {
        return List.copyOf(conversations);
    }

    synchronized void noLongerPending(Conversation conversation) {
        conversations.remove(conversation);
        conversations.add(new Conversation(
                conversation.uuid(), conversation.displayNumber(), conversation.lswUuid(), conversation.time(), false));
    }

    boolean knowsCrm(String key) {
        return crms.contains(key);
    }

    boolean knowsAttribute(String key) {
        return attributes.contains(key);
    }

    FakeAuthor newAuthor(String network, String instance, String id, String handle) {
        return new FakeAuthor(UUID.randomUUID().toString(), ++numbers, network, instance, id, handle, false, Map.of());
    }

    FakePerson newPerson(List<FakeAuthor> authors) {
        FakePerson person = new FakePerson(UUID.randomUUID().toString(), ++numbers, authors, new JsonObject());
        persons.put(person.id(), person);
        return person;
    }

    /** Puts an author with a person; whoever it was with is left without it, and without anybody is gone. */
    void move(FakeAuthor author, String personId) {
        Optional<FakePerson> old = personOf(author.lswUuid());
        old.ifPresent(person -> {
            List<FakeAuthor> rest = new ArrayList<>(person.authors());
            rest.removeIf(a -> a.lswUuid().equals(author.lswUuid()));
            if (rest.isEmpty() && !person.id().equals(personId)) {
                persons.remove(person.id());
            } else {
                persons.put(person.id(), person.with(rest));
            }
        });
        FakePerson into = persons.get(personId);
        List<FakeAuthor> all = new ArrayList<>(into.authors());
        all.add(author);
        persons.put(personId, into.with(all));
    }

    void replace(FakeAuthor author) {
        FakePerson person = personOf(author.lswUuid()).orElseThrow();
        persons.put(
                person.id(),
                person.with(person.authors().stream()
                        .map(a -> a.lswUuid().equals(author.lswUuid()) ? author : a)
                        .toList()));
    }

    FakePerson describe(String personId, JsonObject attributesOfPerson) {
        return persons.compute(personId, (id, person) -> person.with(attributesOfPerson));
    }
}
