package io.khoroszendesk.care.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What is around every answer of the Author API. Members that are missing are missing nodes.
 *
 * @param data what was asked for: a list, or for pages an object with a {@code personList}
 * @param metadata failures of single elements of a batch; their form is not documented
 */
public record CareEnvelope(String status, String message, JsonNode data, JsonNode metadata) {

    static final CareEnvelope EMPTY =
            new CareEnvelope(null, null, MissingNode.getInstance(), MissingNode.getInstance());

    public static CareEnvelope of(JsonNode json) {
        // A list without an envelope is read as well: bodies of several operations are not documented.
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

    /** The persons of a list, of a page, or of an answer that is one person. */
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

    /** The texts of a list; numbers among them as texts. */
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

    /** Where the list goes on; null at its end. */
    String nextPageUrl() {
        String next = LenientJson.text(data, "nextPageUrl");
        return next == null || next.isBlank() ? null : next;
    }
}
