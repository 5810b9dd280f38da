package io.khoroszendesk.marketing.api;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The calls about subscriptions to events, with the token of the user who has logged in. */
@Singleton
public final class SubscriptionsClient {

    private final SubscriptionsApi api;
    private final MarketingClient client;

    @Inject
    public SubscriptionsClient(@RestClient SubscriptionsApi api, MarketingClient client) {
        this.api = api;
        this.client = client;
    }

    /** A page of the company's subscriptions; the first page is 0. */
    public MarketingEnvelope subscriptions(int page, int pageSize) {
        return client.read(authorization -> api.subscriptions(authorization, page, pageSize));
    }

    /**
     * Creates a subscription. A second call would create a second one.
     *
     * @param body the subscription in JSON
     * @param token the secret in it
     */
    public void subscribe(byte[] body, String token) {
        client.write(authorization -> api.subscribe(authorization, body), token);
    }

    public void setStatus(String uuid, String status) {
        client.write(authorization -> api.setStatus(authorization, uuid, status));
    }

    public void unsubscribe(String uuid) {
        client.write(authorization -> api.unsubscribe(authorization, uuid));
    }

    /** The events that are kept for a subscription, {@code limit} of them from {@code offset} on. */
    public MarketingEnvelope events(String uuid, int offset, int limit) {
        return client.read(authorization -> api.events(authorization, uuid, offset, limit));
    }
}
