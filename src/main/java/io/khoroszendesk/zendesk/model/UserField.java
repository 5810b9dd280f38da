package io.khoroszendesk.zendesk.model;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A custom field of users. {@code key} names it in {@link User#userFields()}; options are sent by their value, a tag. */
@RegisterForReflection
public record UserField(
        Long id, String key, String type, String title, Boolean active, List<FieldOption> customFieldOptions) {}
