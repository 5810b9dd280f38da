package io.khoroszendesk.marketing.events;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is done with the events that Khoros Marketing sends; none are taken without {@code KHOROS_EVENTS_TOKEN}. */
@ConfigMapping(prefix = "adapter.events")
public interface EventsConfig {

    /** The path to which Khoros posts its events, on the port of the API. */
    @WithDefault("/hooks/khoros")
    String path();

    /** The largest event. A label event repeats whole posts, an error event the request that failed. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /**
     * How many events may wait or be worked on, those included that are tried again later. Further ones are refused with 503,
     * and {@code events pull} brings them back.
     */
    @WithDefault("1000")
    int queue();

    /**
     * How much memory the texts of the labelled posts that wait may take. Further events are refused as if there were no
     * place.
     */
    @WithDefault("4M")
    MemorySize queueSize();

    /** How often a ticket is tried again when Zendesk fails. The pauses grow fourfold, up to an hour. */
    @WithDefault("6")
    int maxRetries();

    /** The pause before the first repeat. */
    @WithDefault("2s")
    Duration backoff();

    /** Labels of Khoros that make a ticket of the post they are applied to, without regard to case; none makes none. */
    Optional<List<String>> ticketLabels();

    /**
     * What the {@code externalId} of this adapter's subscriptions begins with, by default {@code adapter-} and the Zendesk
     * account's name. Adapters that share a company at Khoros need different ones, or they take each other's subscriptions
     * for their own.
     */
    Optional<String> name();
}
