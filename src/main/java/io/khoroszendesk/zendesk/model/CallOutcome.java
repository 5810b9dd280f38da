package io.khoroszendesk.zendesk.model;

import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * How a call to Zendesk ended.
 *
 * @param failure why it failed because of Zendesk, the way to it or our credentials; empty if it did not
 */
public record CallOutcome(Instant at, Optional<Kind> failure) {}
