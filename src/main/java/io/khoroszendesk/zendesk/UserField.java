package io.khoroszendesk.zendesk;

import java.util.List;

/** A custom field of users. {@code key} names it in {@link User#userFields()}; options are sent by their value, a tag. */
public record UserField(
        Long id, String key, String type, String title, Boolean active, List<FieldOption> customFieldOptions) {}
