package io.khoroszendesk.bridge.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Khoros sends about a case. {@code customerId} and {@code title} are null if they are absent; {@code fields} are
 * the members that belong to the field model.
 */
public record CaseDraft(String customerId, String title, List<Interaction> interactions, Map<String, JsonNode> fields) {

    public CaseDraft {
        title = title == null ? null : PlainText.line(title);
    }

    /** The interactions without duplicates, in the order in which they were sent. */
    public List<Interaction> distinctInteractions() {
        return List.copyOf(interactions.stream()
                .collect(Collectors.toMap(Interaction::key, i -> i, (first, again) -> first, LinkedHashMap::new))
                .values());
    }
}
