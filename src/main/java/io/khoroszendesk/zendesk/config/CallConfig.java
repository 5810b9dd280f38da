package io.khoroszendesk.zendesk.config;

import io.khoroszendesk.common.config.Allowed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Timeouts, retries, concurrency and circuit breakers of the calls to Zendesk. */
@RegisterForReflection
@ConfigMapping(prefix = "adapter.zendesk")
public interface CallConfig {

    /**
     * The number of calls of one endpoint family that may be under way at once. The families are oauth, metadata,
     * search, users, tickets and export. The client's pool has 300 connections. Whoever sets more than 50 raises
     * {@code QUARKUS_REST_CLIENT_ZENDESK_CONNECTION_POOL_SIZE} to six times as many, because a call that has a place
     * here must not wait for a connection.
     */
    @Allowed(from = "1", to = "1000")
    @WithDefault("50")
    int maxConcurrent();

    /** The number of calls of one endpoint family that may wait for a place; the next one fails at once. */
    @Allowed(from = "0", to = "10000")
    @WithDefault("100")
    int maxWaiting();

    /** The maximum number of retries of a call; the deadline usually ends it sooner. */
    @Allowed(from = "0", to = "10")
    @WithDefault("3")
    int maxRetries();

    /**
     * The maximum number of pages that are read of one list, for example the comments of a ticket. A ticket has up to
     * 5,000 comments, which are 50 pages. With a lower value, requests about a longer ticket fail, because its contents
     * aren't known.
     */
    @Allowed(from = "1", to = "1000")
    @WithDefault("60")
    int maxPages();

    /** The pause before the first retry. It doubles with each retry, and half of it is random. */
    @Allowed(from = "0s", to = "10s")
    @WithDefault("150ms")
    Duration backoff();

    /** The number of calls of one family that are evaluated before its circuit breaker may open. */
    @Allowed(from = "1", to = "1000000")
    @WithDefault("20")
    int breakerVolume();

    /** The share of those calls, from 0 to 1, that must have failed for the circuit breaker to open. */
    @Allowed(from = "0", to = "1")
    @WithDefault("0.75")
    double breakerRatio();

    /** How long an open circuit breaker rejects calls before it lets one through as a probe. At most 10 seconds. */
    @Allowed(from = "0s", to = "10s")
    @WithDefault("5s")
    Duration breakerDelay();

    /** The share of a token's lifetime, between 0 and 1, after which it is renewed. */
    @Allowed(from = "0.01", to = "0.99")
    @WithDefault("0.8")
    double tokenRenewal();
}
