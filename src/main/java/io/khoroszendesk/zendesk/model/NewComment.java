package io.khoroszendesk.zendesk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A comment that is added to a ticket.
 *
 * @param isPublic whether the requester sees it; false for an internal note
 * @param authorId the user who is named as its author; null for the user this service acts as
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewComment(
        String htmlBody, @JsonProperty("public") boolean isPublic, Long authorId) {}
