package io.khoroszendesk.care.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the calls of Zendesk's webhook are taken in. */
@ConfigMapping(prefix = "adapter.care")
public interface WebhookConfig {

    /** The path Zendesk's webhook calls, after {@code ADAPTER_PUBLIC_URL}. */
    @WithDefault("/hooks/zendesk")
    String webhookPath();

    /**
     * How long the events of a user are gathered before the user is read and pushed: one change of an agent is several
     * events. The longer, the fewer calls, and the later Care knows.
     */
    @WithDefault("1s")
    Duration webhookDelay();

    /** Users that may wait to be pushed after an event. More are left to Zendesk's repeats and to the next sync. */
    @WithDefault("10000")
    int webhookQueue();
}
