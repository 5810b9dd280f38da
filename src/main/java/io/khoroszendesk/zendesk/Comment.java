package io.khoroszendesk.zendesk;

import com.fasterxml.jackson.databind.JsonNode;

/** A comment of a ticket. {@code metadata.custom} holds what was sent as the ticket's {@code metadata} with it. */
public record Comment(Long id, String body, String htmlBody, String createdAt, JsonNode metadata) {}
