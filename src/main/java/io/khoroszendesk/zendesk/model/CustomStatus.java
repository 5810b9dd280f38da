package io.khoroszendesk.zendesk.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A status that an account has added within one of the categories new, open, pending, hold and solved. */
@RegisterForReflection
public record CustomStatus(
        Long id,
        String statusCategory,
        String agentLabel,
        Boolean active,
        @JsonProperty("default") Boolean isDefault) {}
