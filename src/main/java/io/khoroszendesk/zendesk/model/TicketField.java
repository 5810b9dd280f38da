package io.khoroszendesk.zendesk.model;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A field of tickets: a system field ({@code subject}, {@code priority}, {@code tickettype}, {@code status} …) or a
 * custom one. {@code systemFieldOptions} are the options of system fields, {@code customFieldOptions} those of custom
 * ones.
 */
@RegisterForReflection
public record TicketField(
        Long id,
        String type,
        String title,
        Boolean active,
        List<FieldOption> customFieldOptions,
        List<FieldOption> systemFieldOptions) {}
