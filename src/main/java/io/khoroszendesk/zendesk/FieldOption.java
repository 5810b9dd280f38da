package io.khoroszendesk.zendesk;

/** A choice of a list field: {@code name} is shown, {@code value} (for custom fields a tag) is stored. */
public record FieldOption(String name, String value) {}
