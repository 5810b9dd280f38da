package io.khoroszendesk.common.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much memory the bodies of all requests together may take. */
@ConfigMapping(prefix = "adapter.bodies")
public interface BodyConfig {

    /**
     * The bytes of all bodies of the API and of Khoros' events that may be read or worked on at once. A request beyond them is
     * refused and may be sent again at once. What is made of a body takes up to five times its bytes for as long as it is
     * worked on, so that the default asks for 40 MB at most; a container of 128 MB has them. It is no less than the largest
     * single body.
     */
    @WithDefault("8M")
    MemorySize maxInFlight();

    /**
     * The same for Zendesk's webhook, whose signature can be checked only when the body is there: of its own, so that who has no
     * key can't take the room of those who have one.
     */
    @WithDefault("2M")
    MemorySize maxUnverifiedInFlight();

    /** The time in which the whole body of a webhook or an event must have come; after it the connection is closed. */
    @WithDefault("5s")
    Duration hookTimeout();
}
