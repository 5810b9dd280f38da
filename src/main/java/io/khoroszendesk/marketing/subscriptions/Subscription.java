package io.khoroszendesk.marketing.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A subscription as Khoros returns it. Missing members are empty texts.
 *
 * @param status {@code ACTIVE}, {@code DISABLED} or {@code PAUSED}
 */
record Subscription(
        String uuid, String externalId, String eventName, String notificationUri, String query, String status) {

    static final String ACTIVE = "ACTIVE";
    static final String PAUSED = "PAUSED";

    static Subscription of(JsonNode node) {
        String uuid = node.path("uuid").asText("");
        return new Subscription(
                uuid.isEmpty() ? node.path("key").path("uuid").asText("") : uuid,
                node.path("externalId").asText(""),
                node.path("eventName").asText(node.path("key").path("eventName").asText("")),
                node.path("notificationUri").asText(""),
                node.path("query").asText(""),
                node.path("status").asText(""));
    }

    /** The members as JSON, without the token that Khoros may have returned. */
    JsonNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("uuid", uuid)
                .put("externalId", externalId)
                .put("eventName", eventName)
                .put("notificationUri", notificationUri)
                .put("query", query)
                .put("status", status);
    }

    boolean isActive() {
        return status.isEmpty() || status.equalsIgnoreCase(ACTIVE);
    }
}
