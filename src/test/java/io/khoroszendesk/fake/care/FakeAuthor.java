package io.khoroszendesk.fake.care;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An author of Care: one account on one network.
 *
 * @param instance null for networks there is one of
 * @param handle the public name on the network; null for none
 * @param attributes those of a CRM, in the order in which they came
 */
public record FakeAuthor(
        String lswUuid,
        int displayNumber,
        String network,
        String instance,
        String id,
        String handle,
        boolean deleted,
        Map<String, String> attributes) {

    public FakeAuthor {
        attributes = new LinkedHashMap<>(attributes);
    }

    boolean is(String ofNetwork, String ofInstance, String ofId) {
        return network.equals(ofNetwork)
                && id.equals(ofId)
                && (ofInstance == null || Objects.equals(instanceOrNetwork(), ofInstance));
    }

    String instanceOrNetwork() {
        return instance == null ? network : instance;
    }

    FakeAuthor with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        all.putAll(more);
        return new FakeAuthor(lswUuid, displayNumber, network, instance, id, handle, deleted, all);
    }

    FakeAuthor asDeleted() {
        return new FakeAuthor(lswUuid, displayNumber, network, instance, id, handle, true, attributes);
    }

    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("@class", CareAssumptions.type(network))
                .put("lswUuid", lswUuid)
                .put("displayNumber", displayNumber)
                .put("id", id)
                .put("profileUrl", "");
        if (instance != null) {
            json.put("networkinstance", instance);
        }
        if (handle != null) {
            json.put("name", handle).put("screenName", handle);
        }
        attributes.forEach(json::put);
        return json;
    }
}
