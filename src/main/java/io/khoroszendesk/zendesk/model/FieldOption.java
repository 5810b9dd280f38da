package io.khoroszendesk.zendesk.model;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An option of a list field: {@code name} is shown, {@code value} (for custom fields a tag) is stored. */
@RegisterForReflection
public record FieldOption(String name, String value) {}
