package io.khoroszendesk.bridge.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Khoros sends of a case. {@code customerId} and {@code title} are null where they are absent; {@code fields} are the
 * members of the model.
 */
public record CaseDraft(String customerId, String title, List<Interaction> interactions, Map<String, JsonNode> fields) {

    public CaseDraft {
        title = title == null ? null : PlainText.line(title);
    }

    /** The interactions, each once, however often it was sent. */
    public List<Interaction> distinctInteractions() {
        return List.copyOf(interactions.stream()
                .collect(Collectors.toMap(Interaction::key, i -> i, (first, again) -> first, LinkedHashMap::new))
                .values());
    }
}
