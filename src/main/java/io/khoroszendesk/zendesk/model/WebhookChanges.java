package io.khoroszendesk.zendesk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What is sent to create or change a webhook. Members that are null are not sent, so Zendesk leaves them as they are.
 *
 * @param endpoint the URL that Zendesk calls
 * @param status {@code active} or {@code inactive}
 * @param subscriptions all events that it reports, such as {@code zen:event-type:user.created}; they replace the
 * previous ones
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookChanges(
        String name,
        String endpoint,
        String httpMethod,
        String requestFormat,
        String status,
        List<String> subscriptions) {

    public WebhookChanges {
        subscriptions = subscriptions == null ? null : List.copyOf(subscriptions);
    }

    /** Makes a webhook active and lets it post these events as JSON; its name and address stay. */
    public static WebhookChanges postingJson(List<String> subscriptions) {
        return new WebhookChanges(null, null, "POST", "json", "active", subscriptions);
    }

    /** The same with a name and a URL, which a new webhook needs. */
    public WebhookChanges named(String newName, String newEndpoint) {
        return new WebhookChanges(newName, newEndpoint, httpMethod, requestFormat, status, subscriptions);
    }
}
