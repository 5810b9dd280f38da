package io.khoroszendesk.care.webhook;

import io.khoroszendesk.common.config.Allowed;
import io.khoroszendesk.common.http.Urls;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the calls of Zendesk's webhook are taken in. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.care")
public interface WebhookConfig {

    /** The path that Zendesk's webhook calls, appended to {@code ADAPTER_PUBLIC_URL}. */
    @Allowed(form = Urls.PATH, words = "a path such as /hooks/zendesk")
    @WithDefault("/hooks/zendesk")
    String webhookPath();

    /**
     * How long the events of a user are collected before the user is read and pushed, because one change by an agent
     * causes several events. A longer time saves calls but delays updates in Care.
     */
    @Allowed(from = "0s", to = "10m")
    @WithDefault("1s")
    Duration webhookDelay();

    /**
     * The maximum number of users waiting to be pushed after an event. Beyond it, calls fail; Zendesk's retries and the
     * next sync deliver these users.
     */
    @Allowed(from = "1", to = "1000000")
    @WithDefault("10000")
    int webhookQueue();
}
