package io.khoroszendesk.common.http.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long connections to the API may do nothing. */
@ConfigMapping(prefix = "adapter.http")
public interface ConnectionConfig {

    /**
     * The time in which the headers of a request must be complete, from the opening of a connection on, with its TLS
     * handshake, or from the first byte of a further request. After it the request is answered with 408, and a connection
     * on which nothing came is closed. Kept connections without a request may stay for {@code quarkus.http.idle-timeout}.
     */
    @WithDefault("10s")
    Duration headerTimeout();

    /**
     * The time in which a client must have taken an answer, from when it is complete here. After it the connection is closed.
     * Meanwhile no further request of the connection begins, and it counts as idle.
     */
    @WithDefault("20s")
    Duration answerTimeout();
}
