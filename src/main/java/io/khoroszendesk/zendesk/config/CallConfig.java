package io.khoroszendesk.zendesk.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long, how often and how many calls to Zendesk are made. */
@ConfigMapping(prefix = "adapter.zendesk")
public interface CallConfig {

    /**
     * Calls of one endpoint family under way at once; the families are oauth, metadata, search, users, tickets and export. The
     * client's pool has 300 connections, so who sets more than 50 raises
     * {@code QUARKUS_REST_CLIENT_ZENDESK_CONNECTION_POOL_SIZE} to six times as many: a call that has a place here must not wait
     * for a connection.
     */
    @WithDefault("50")
    int maxConcurrent();

    /** Calls of one endpoint family that may wait for a place; the next one is refused at once. */
    @WithDefault("100")
    int maxWaiting();

    /** How often a call is repeated after a fault at the most; the deadline usually ends it sooner. */
    @WithDefault("3")
    int maxRetries();

    /**
     * The pages of one list that are read at the most, comments of a ticket among them. A ticket has up to 5,000 comments, which
     * is 50 pages; with fewer pages a request about a longer ticket is refused, because what is on it isn't known.
     */
    @WithDefault("60")
    int maxPages();

    /** The pause before a first repeat; it doubles with each one, and half of it is random. */
    @WithDefault("150ms")
    Duration backoff();

    /** Calls of one family that are looked at before its circuit breaker may open. */
    @WithDefault("20")
    int breakerVolume();

    /** The share of those calls that must have failed for the breaker to open. */
    @WithDefault("0.75")
    double breakerRatio();

    /** How long an open breaker refuses calls before it lets one through to try. At most 10 seconds. */
    @WithDefault("5s")
    Duration breakerDelay();

    /** The share of a token's life after which it is renewed. */
    @WithDefault("0.8")
    double tokenRenewal();
}
