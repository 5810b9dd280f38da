package io.khoroszendesk.fake.care;

import io.khoroszendesk.fake.care.CareAssumptions.Joining;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one element of a write does to the directory: authors are created, updated, and joined. */
final class CareJoin {

    private static final Set<String> WITH_INSTANCE = Set.of("crm", "lithium");
    private static final Set<String> NO_ATTRIBUTES = Set.of("id", "networkinstance");

    /** An element or a whole request that is refused. */
    static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    /** A handle of an element. */
    record Named(String network, String instance, String id, Map<String, String> attributes) {}

    private final CareDirectory directory;
    private Joining joining = Joining.ACCOUNTS;

    CareJoin(CareDirectory directory) {
        this.directory = directory;
    }

    void joining(Joining what) {
        joining = what;
    }

    /** Networks that Care doesn't have make the whole body unreadable. */
    static void checkNetworks(JsonObject element) {
        JsonObject handles = element.getJsonObject("handles", new JsonObject());
        if (!CareAssumptions.PROVIDERS.containsAll(handles.fieldNames())) {
            throw new Refused("Error parsing HTTP body. Error details: Unsupported author data container format!"
                    + " (through reference chain: Person[\"handles\"])");
        }
    }

    /** The handles of an element in the order in which Care reads them. */
    List<Named> named(JsonObject element) {
        JsonObject handles = element.getJsonObject("handles", new JsonObject());
        List<Named> named = new ArrayList<>();
        for (String network : CareAssumptions.PROVIDERS) {
            for (Object handle : handles.getJsonArray(network, new JsonArray())) {
                named.add(named(network, (JsonObject) handle));
            }
        }
        return named;
    }

    private Named named(String network, JsonObject handle) {
        Object id = handle.getValue("id");
        String instance = handle.getString("networkinstance");
        if (id == null || id.toString().isBlank()) {
            throw new Refused("Missing id of a handle of type " + network);
        }
        if (WITH_INSTANCE.contains(network) && instance == null) {
            throw new Refused("Missing networkinstance of a handle of type " + network);
        }
        if (network.equals("crm") && !directory.knowsCrm(instance)) {
            throw new Refused("No CRM integration is configured for \"" + instance + "\"");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        handle.stream()
                .filter(member -> !NO_ATTRIBUTES.contains(member.getKey()))
                .forEach(member -> attributes.put(member.getKey(), String.valueOf(member.getValue())));
        attributes.keySet().stream()
                .filter(key -> !network.equals("crm") || !directory.knowsAttribute(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new Refused("Attribute \"" + key + "\" is not configured");
                });
        return new Named(network, instance, id.toString(), attributes);
    }

    /** Carries out an element of a batch. */
    FakePerson apply(JsonObject element) {
        List<Named> handles = named(element);
        if (handles.isEmpty()) {
            throw new Refused("No handles");
        }
        List<Named> known =
                handles.stream().filter(handle -> find(handle).isPresent()).toList();
        Named first = handles.getFirst();
        String person;
        if (known.size() == 1 || (!known.isEmpty() && known.getFirst().equals(first))) {
            person = personOf(known.getFirst()).id();
        } else {
            person = directory.newPerson(List.of()).id();
        }
        return joined(handles, person, element);
    }

    /** Carries out a write whose path names an author, who has to be there. */
    FakePerson apply(FakeAuthor anchor, JsonObject element) {
        return joined(
                named(element),
                directory.personOf(anchor.lswUuid()).orElseThrow().id(),
                element);
    }

    private FakePerson joined(List<Named> handles, String person, JsonObject element) {
        for (Named handle : handles) {
            FakeAuthor author = find(handle).orElse(null);
            if (author == null) {
                author = directory.newAuthor(handle.network(), handle.instance(), handle.id(), null);
            } else if (joining == Joining.PERSONS) {
                List<FakeAuthor> all =
                        directory.personOf(author.lswUuid()).orElseThrow().authors();
                all.forEach(other -> directory.move(other, person));
            }
            directory.move(author.with(handle.attributes()), person);
        }
        JsonObject attributes = element.copy();
        attributes.remove("handles");
        return directory.describe(person, attributes);
    }

    private Optional<FakeAuthor> find(Named handle) {
        return directory.author(handle.network(), handle.instance(), handle.id());
    }

    private FakePerson personOf(Named handle) {
        return directory.personOf(find(handle).orElseThrow().lswUuid()).orElseThrow();
    }
}
