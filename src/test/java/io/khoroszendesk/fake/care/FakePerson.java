package io.khoroszendesk.fake.care;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A person of Care at one moment: a bundle of authors. */
public record FakePerson(String id, int displayNumber, List<FakeAuthor> authors, JsonObject attributes) {

    public FakePerson {
        authors = List.copyOf(authors);
        attributes = attributes.copy();
    }

    /** The ids of the person's accounts on a network. */
    public List<String> ids(String network) {
        return authors.stream()
                .filter(author -> author.network().equals(network))
                .map(FakeAuthor::id)
                .toList();
    }

    FakePerson with(List<FakeAuthor> others) {
        return new FakePerson(id, displayNumber, others, attributes);
    }

    FakePerson with(JsonObject more) {
        return new FakePerson(id, displayNumber, authors, attributes.copy().mergeIn(more));
    }

    JsonObject json(boolean withDeletedCrm) {
        JsonObject handles = new JsonObject();
        for (FakeAuthor author : authors) {
            if (author.deleted() && !withDeletedCrm) {
                continue;
            }
            if (!handles.containsKey(author.network())) {
                handles.put(author.network(), new JsonArray());
            }
            handles.getJsonArray(author.network()).add(author.json());
        }
        return new JsonObject()
                .put("id", id)
                .put("displayNumber", displayNumber)
                .put("handles", handles)
                .put("tags", new JsonArray())
                .put("notes", new JsonArray())
                .mergeIn(attributes);
    }
}
