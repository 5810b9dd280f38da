package io.khoroszendesk.zendesk.model;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What Zendesk calls when something happens in the account.
 *
 * @param endpoint the address that is called
 * @param status {@code active} or {@code inactive}
 * @param subscriptions the events, such as {@code zen:event-type:user.created}; pages of Zendesk's spell some of them with a
 *     slash for the second colon
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
