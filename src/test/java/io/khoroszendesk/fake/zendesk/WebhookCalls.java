package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Answer.Complaints;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** {@code /api/v2/webhooks} and below. */
final class WebhookCalls {

    private final FakeTenant tenant;

    WebhookCalls(FakeTenant tenant) {
        this.tenant = tenant;
    }

    Answer list(Call call) {
        return Page.of(call, "webhooks", tenant.webhooks());
    }

    Answer create(JsonObject body) {
        JsonObject sent = body.getJsonObject("webhook");
        Complaints complaints = new Complaints();
        for (String member : new String[] {"name", "endpoint", "http_method", "request_format", "status"}) {
            if (sent.getString(member, "").isBlank()) {
                complaints.add(member, member + " cannot be blank", "BlankValue");
            }
        }
        return complaints.isEmpty()
                ? Answer.json(201, new JsonObject().put("webhook", tenant.webhook(sent)))
                : complaints.answer();
    }

    Answer update(String id, JsonObject body) {
        Optional<JsonObject> found = find(id);
        found.ifPresent(webhook -> tenant.webhook(webhook.mergeIn(body.getJsonObject("webhook"))));
        return found.isPresent() ? Answer.nothing() : Answer.notFound();
    }

    Answer secret(String id) {
        return find(id).isEmpty()
                ? Answer.notFound()
                : Answer.json(
                        200,
                        new JsonObject()
                                .put(
                                        "signing_secret",
                                        new JsonObject()
                                                .put("algorithm", "SHA256")
                                                .put("secret", secretOf(id))));
    }

    static String secretOf(String id) {
        return "secret-of-" + id;
    }

    private Optional<JsonObject> find(String id) {
        return tenant.webhooks().stream()
                .filter(webhook -> webhook.getString("id").equals(id))
                .findFirst();
    }
}
