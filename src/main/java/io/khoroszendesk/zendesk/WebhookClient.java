package io.khoroszendesk.zendesk;

import static io.khoroszendesk.zendesk.call.ZendeskRequests.PAGE;
import static io.khoroszendesk.zendesk.call.ZendeskRequests.body;
import static io.khoroszendesk.zendesk.call.ZendeskRequests.present;

import io.khoroszendesk.common.resilience.Deadline;
import io.khoroszendesk.zendesk.call.Endpoint;
import io.khoroszendesk.zendesk.call.FaultTolerance.Effect;
import io.khoroszendesk.zendesk.call.ResponseBodies;
import io.khoroszendesk.zendesk.call.ZendeskApi;
import io.khoroszendesk.zendesk.call.ZendeskRequests;
import io.khoroszendesk.zendesk.call.ZendeskRequests.Page;
import io.khoroszendesk.zendesk.model.Webhook;
import io.khoroszendesk.zendesk.model.WebhookChanges;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The account's webhooks (<a href="https://developer.zendesk.com/api-reference/webhooks/webhooks-api/webhooks">reference</a>),
 * which only an admin may see and change. As with {@link ZendeskClient}, calls block and need a {@link Deadline}.
 */
@Singleton
public class WebhookClient {

    private final ZendeskApi api;
    private final ZendeskRequests requests;

    @Inject
    WebhookClient(@RestClient ZendeskApi api, ZendeskRequests requests) {
        this.api = api;
        this.requests = requests;
    }

    public List<Webhook> webhooks() {
        return requests.pages(after -> {
            ResponseBodies.Webhooks page = requests.read(
                    Endpoint.WEBHOOKS, "", ResponseBodies.Webhooks.class, auth -> api.webhooks(auth, PAGE, after));
            return new Page<>(present(page.webhooks()), ResponseBodies.Page.after(page.meta()));
        });
    }

    /** Adds a webhook, which only an admin may do. It is never retried here, because Zendesk allows duplicates. */
    @Writes
    public Webhook createWebhook(WebhookChanges webhook) {
        byte[] body = body("webhook", webhook);
        return requests.write(
                Endpoint.CREATE_WEBHOOK,
                "",
                Effect.ONCE,
                ResponseBodies.OneWebhook.class,
                ResponseBodies.OneWebhook::webhook,
                auth -> api.createWebhook(auth, body));
    }

    /** Changes the given members of a webhook. */
    @Writes
    public void updateWebhook(String id, WebhookChanges changes) {
        byte[] body = body("webhook", changes);
        requests.writeWithoutAnswer(
                Endpoint.UPDATE_WEBHOOK, id, Effect.REPEATABLE, auth -> api.updateWebhook(auth, id, body));
    }

    /** The secret that signs a webhook's calls. */
    public String signingSecret(String webhook) {
        return requests.read(
                Endpoint.WEBHOOK_SECRET,
                webhook,
                ResponseBodies.OneSigningSecret.class,
                answer -> present(answer.signingSecret()).secret(),
                auth -> api.signingSecret(auth, webhook));
    }
}
