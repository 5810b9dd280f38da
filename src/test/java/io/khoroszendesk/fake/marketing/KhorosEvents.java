package io.khoroszendesk.fake.marketing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Khoros' subscriptions to events, after its published contract. What that doesn't say, and what is assumed here:
 *
 * <ul>
 *   <li>no success has a body in the contract; here it is a subscription or a list of them, with or without an envelope;
 *   <li>a subscription that is sent twice is made twice;
 *   <li>its token may or may not be shown again; here it isn't;
 *   <li>pages without a size are empty, because the API's default is 0; events are kept and come in their order;
 *   <li>a page may have fewer items than were asked for, and pages are counted by what they have.
 * </ul>
 */
public final class KhorosEvents {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ONE = Pattern.compile("/v2/events/subscription/([^/]+)");
    private static final Pattern STATUS = Pattern.compile("/v2/events/subscription/([^/]+)/([^/]+)");
    private static final Pattern DATA = Pattern.compile("/v2/events/data/([^/]+)");
    private static final Set<String> STATUSES = Set.of("ACTIVE", "DISABLED", "PAUSED");

    private final Map<String, ObjectNode> subscriptions = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> events = new LinkedHashMap<>();
    private boolean enveloped = true;
    private int largestPage = Integer.MAX_VALUE;
    private boolean repeating;

    /** From now on answers come without an envelope. */
    public synchronized void answerBare() {
        enveloped = false;
    }

    /** From now on no page has more than this, however many are asked for. */
    public synchronized void limitPages(int most) {
        largestPage = most;
    }

    /** From now on every page is the first one, whichever is asked for. */
    public synchronized void repeatPages() {
        repeating = true;
    }

    public synchronized List<ObjectNode> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    /** A subscription of somebody else's, or one that was made before. */
    public synchronized String add(String externalId, String eventName) {
        String uuid = UUID.randomUUID().toString();
        subscriptions.put(
                uuid,
                object().put("uuid", uuid)
                        .put("externalId", externalId)
                        .put("eventName", eventName)
                        .put("status", "ACTIVE"));
        return uuid;
    }

    /** Something that has happened and is kept for a subscription. */
    public synchronized void happened(String subscription, Object event) {
        events.computeIfAbsent(subscription, none -> new ArrayList<>()).add(JSON.valueToTree(event));
    }

    synchronized KhorosAnswer answer(String method, String path, Map<String, String> parameters, String body) {
        Matcher one = ONE.matcher(path);
        Matcher status = STATUS.matcher(path);
        Matcher data = DATA.matcher(path);
        if (path.equals("/v2/events/subscription")) {
            return method.equals("POST")
                    ? create(body)
                    : list(subscriptions.values(), "pageNumber", "pageSize", parameters);
        }
        if (one.matches()) {
            return one(method, one.group(1));
        }
        if (status.matches() && method.equals("PUT")) {
            return change(status.group(1), status.group(2));
        }
        if (data.matches() && method.equals("GET")) {
            return subscriptions.containsKey(data.group(1))
                    ? list(events.getOrDefault(data.group(1), List.of()), "offset", "limit", parameters)
                    : KhorosAnswer.text(404, "{}");
        }
        return KhorosAnswer.noService();
    }

    private KhorosAnswer create(String body) {
        JsonNode sent;
        try {
            sent = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return KhorosAnswer.text(400, "{}");
        }
        if (!sent.path("eventName").isTextual()) {
            return KhorosAnswer.text(400, "{}");
        }
        String uuid = UUID.randomUUID().toString();
        ObjectNode made = sent.deepCopy();
        made.put("uuid", uuid).put("companyId", 1234).put("userId", 5).put("status", "ACTIVE");
        made.putObject("key")
                .put("uuid", uuid)
                .put("companyId", 1234)
                .put("eventName", sent.path("eventName").asText());
        subscriptions.put(uuid, made);
        return answered(shown(made));
    }

    private KhorosAnswer one(String method, String uuid) {
        if (!subscriptions.containsKey(uuid)) {
            return KhorosAnswer.text(404, "{}");
        }
        if (method.equals("DELETE")) {
            subscriptions.remove(uuid);
            return KhorosAnswer.text(200, "Coming Soon");
        }
        return answered(shown(subscriptions.get(uuid)));
    }

    private KhorosAnswer change(String uuid, String status) {
        if (!subscriptions.containsKey(uuid)) {
            return KhorosAnswer.text(404, "{}");
        }
        if (!STATUSES.contains(status)) {
            return KhorosAnswer.text(422, "");
        }
        subscriptions.get(uuid).put("status", status);
        return answered(shown(subscriptions.get(uuid)));
    }

    private KhorosAnswer list(
            Iterable<? extends JsonNode> items, String from, String size, Map<String, String> parameters) {
        int most = Math.min(largestPage, Integer.parseInt(parameters.getOrDefault(size, "0")));
        int start = repeating
                ? 0
                : Integer.parseInt(parameters.getOrDefault(from, "0")) * (from.equals("offset") ? 1 : most);
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        int number = 0;
        for (JsonNode item : items) {
            if (number >= start && number < start + most) {
                page.add(shown(item));
            }
            number++;
        }
        return answered(page);
    }

    private static JsonNode shown(JsonNode node) {
        JsonNode copy = node.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.remove("bearerToken");
        }
        return copy;
    }

    private KhorosAnswer answered(JsonNode data) {
        return enveloped ? KhorosAnswer.ok(data) : KhorosAnswer.json(200, data);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
