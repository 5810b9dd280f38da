package io.khoroszendesk.zendesk.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * A company or another group that users belong to.
 *
 * @param organizationFields the values of its custom fields by their keys
 */
@RegisterForReflection
public record Organization(Long id, String name, Map<String, JsonNode> organizationFields) {

    public Organization {
        organizationFields = organizationFields == null ? Map.of() : organizationFields;
    }
}
