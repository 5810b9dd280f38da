package io.khoroszendesk.zendesk.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A comment of a ticket. {@code metadata.custom} holds what was sent with it as the ticket's {@code metadata}; {@code via}
 * is where it came from.
 */
@RegisterForReflection
public record Comment(Long id, String body, String htmlBody, String createdAt, JsonNode metadata, JsonNode via) {}
