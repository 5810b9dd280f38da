package io.khoroszendesk.care.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The envelope of every response of the Author API. Absent members are missing nodes.
 *
 * @param data the requested data: a list, or for pages an object with a {@code personList}
 * @param metadata failures of single elements of a batch, in an undocumented form
 */
public record CareEnvelope(String status, String message, JsonNode data, JsonNode metadata) {

    static final CareEnvelope EMPTY =
            new CareEnvelope(null, null, MissingNode.getInstance(), MissingNode.getInstance());

    public static CareEnvelope of(JsonNode json) {
        // A list without an envelope is accepted as well, because the responses of several operations are not
        // documented.
        return json.isArray()
                ? new CareEnvelope(null, null, json, MissingNode.getInstance())
                : new CareEnvelope(
                        LenientJson.text(json, "status"),
                        LenientJson.text(json, "message"),
                        json.path("data"),
                        json.path("metadata"));
    }

    boolean isFailure() {
        return "fail".equalsIgnoreCase(status) || "error".equalsIgnoreCase(status);
    }

    /** The persons of a list, of a page, or of a response that is a single person. */
    public List<Person> persons() {
        JsonNode list = data.isObject() && data.has("personList") ? data.path("personList") : data;
        List<Person> persons = new ArrayList<>();
        if (list.isObject() && (list.has("handles") || list.has("id"))) {
            persons.add(Person.of(list));
        }
        if (list.isArray()) {
            list.forEach(person -> {
                if (person.isObject()) {
                    persons.add(Person.of(person));
                }
            });
        }
        return persons;
    }

    /** The texts of a list; numbers are converted to texts. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        data.forEach(item -> {
            String text = LenientJson.text(item);
            if (text != null) {
                texts.add(text);
            }
        });
        return texts;
    }

    /** The link to the next page; null at the end. */
    String nextPageUrl() {
        String next = LenientJson.text(data, "nextPageUrl");
        return next == null || next.isBlank() ? null : next;
    }
}
