package io.khoroszendesk.common.http.server;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long connections to the API may be inactive. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.http")
public interface ConnectionConfig {

    /**
     * The time in which the headers of a request must be complete. It begins when the connection is opened, including
     * its TLS handshake, or with the first byte of a further request. After it the response is 408; a connection on
     * which nothing arrived is closed. Kept connections without a request may stay for
     * {@code quarkus.http.idle-timeout}.
     */
    @Allowed(from = "100ms", to = "5m")
    @WithDefault("10s")
    Duration headerTimeout();

    /**
     * The time in which a client must have read a response, counted from when the response is complete here. After it
     * the connection is closed. Until then no further request of the connection begins, and it counts as idle.
     */
    @Allowed(from = "100ms", to = "10m")
    @WithDefault("20s")
    Duration answerTimeout();

    /**
     * The time in which kept connections stay open after the service has been told to stop, so that a proxy which is
     * just sending a request on one of them gets its response. The proxy should close unused connections earlier. A
     * longer time makes stopping slower while somebody keeps a connection that is not used.
     */
    @Allowed(from = "0s", to = "1m")
    @WithDefault("3s")
    Duration stopGrace();
}
