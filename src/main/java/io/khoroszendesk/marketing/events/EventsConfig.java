package io.khoroszendesk.marketing.events;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How events of Khoros Marketing are processed. None are accepted without {@code KHOROS_EVENTS_TOKEN}. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.events")
public interface EventsConfig {

    /** The path to which Khoros posts its events, on the port of the API. */
    @WithDefault("/hooks/khoros")
    String path();

    /** The maximum size of an event. A label event contains whole posts, an error event the failed request. */
    @Allowed(from = "1K", to = "64M")
    @WithDefault("1M")
    MemorySize maxBodySize();

    /**
     * The maximum number of events that wait or are processed, including those that are retried later. Further events
     * are rejected with 503; {@code events pull} fetches them later.
     */
    @Allowed(from = "1", to = "1000000")
    @WithDefault("1000")
    int queue();

    /** The maximum memory of the waiting labelled posts. Further events are rejected as if the queue were full. */
    @Allowed(from = "1K", to = "1G")
    @WithDefault("4M")
    MemorySize queueSize();

    /** The maximum number of retries for a ticket if Zendesk fails. The pauses grow fourfold, up to an hour. */
    @Allowed(from = "0", to = "20")
    @WithDefault("6")
    int maxRetries();

    /** The pause before the first retry. */
    @Allowed(from = "0s", to = "1h")
    @WithDefault("2s")
    Duration backoff();

    /** Labels of Khoros, ignoring case, for which a post gets a ticket; no tickets if empty. */
    Optional<List<String>> ticketLabels();

    /**
     * The prefix of the {@code externalId} of this adapter's subscriptions; by default {@code adapter-} and the Zendesk
     * account's name. Adapters for the same Khoros company need different names, otherwise each treats the other's
     * subscriptions as its own.
     */
    Optional<String> name();
}
