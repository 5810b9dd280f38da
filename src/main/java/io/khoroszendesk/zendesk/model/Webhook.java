package io.khoroszendesk.zendesk.model;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A webhook, by which Zendesk reports events of the account.
 *
 * @param endpoint the URL that is called
 * @param status {@code active} or {@code inactive}
 * @param subscriptions the events, such as {@code zen:event-type:user.created}; some of Zendesk's pages spell them with
 * a slash in place of the second colon
 */
@RegisterForReflection
public record Webhook(
        String id,
        String name,
        String endpoint,
        String httpMethod,
        String requestFormat,
        String status,
        List<String> subscriptions) {

    public Webhook {
        subscriptions = subscriptions == null ? List.of() : subscriptions;
    }
}
