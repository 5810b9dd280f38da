package io.khoroszendesk.zendesk.model;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A custom field that is added to users.
 *
 * @param key its name in {@code user_fields}, which no other field may have
 * @param type one of Zendesk's types of fields, such as {@code text} or {@code textarea}
 * @param title the label that agents see
 * @param description what admins read about it
 */
@RegisterForReflection
public record NewUserField(String key, String type, String title, String description) {}
