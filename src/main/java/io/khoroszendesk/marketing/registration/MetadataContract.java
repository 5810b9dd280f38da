package io.khoroszendesk.marketing.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The form of metadata that Khoros demands. It reads them into types, so that a wrong one breaks the call. */
final class MetadataContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIST = "single_sel_list";
    private static final Set<String> TYPES = Set.of("text", "textarea", LIST, "checkbox");

    private MetadataContract() {}

    /** What a response says; a missing node if it isn't JSON. */
    static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** Whether it is metadata at all, of whatever form. */
    static boolean isMetadata(JsonNode metadata) {
        return metadata.path("fields").isArray() && !metadata.path("fields").isEmpty();
    }

    /** The first thing that is wrong with the metadata of this object, in words that follow "because"; empty if nothing is. */
    static Optional<String> problem(String object, JsonNode metadata) {
        if (!object.equals(metadata.path("name").asText())) {
            return Optional.of("its name is not " + object);
        }
        List<JsonNode> fields = StreamSupport.stream(metadata.path("fields").spliterator(), false)
                .toList();
        for (int i = 0; i < fields.size(); i++) {
            Optional<String> problem = problem(fields.get(i));
            if (problem.isPresent()) {
                return Optional.of("its field " + (i + 1) + " has " + problem.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(JsonNode field) {
        if (!isText(field.path("name"))) {
            return Optional.of("no name");
        }
        if (!field.path("label").isTextual()) {
            return Optional.of("no label");
        }
        if (!TYPES.contains(field.path("type").asText())) {
            return Optional.of("a type that Khoros does not know");
        }
        if (!field.path("searchable").isBoolean()) {
            return Optional.of("no searchable that is true or false");
        }
        return LIST.equals(field.path("type").asText()) && !isList(field.path("listValues"))
                ? Optional.of("no listValues with a name and a value each")
                : Optional.empty();
    }

    private static boolean isList(JsonNode values) {
        return values.isArray()
                && StreamSupport.stream(values.spliterator(), false)
                        .allMatch(value -> value.path("name").isTextual()
                                && value.path("value").isTextual());
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual() && !value.asText().isBlank();
    }
}
