package io.khoroszendesk.bridge.fields;

import static java.util.function.Predicate.not;

import io.khoroszendesk.bridge.fields.Field.Access;
import io.khoroszendesk.bridge.fields.Field.Format;
import io.khoroszendesk.bridge.fields.Field.Option;
import io.khoroszendesk.bridge.fields.Field.Source;
import io.khoroszendesk.bridge.fields.FieldsConfig.Changes;
import io.khoroszendesk.zendesk.model.CustomStatus;
import io.khoroszendesk.zendesk.model.Group;
import io.khoroszendesk.zendesk.model.TicketField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The fields of cases: the built-in ticket fields that are lists, and the tenant's custom fields. */
public final class CaseFields {

    static final String STATUS = "ticket_status";
    static final String GROUP = "group";

    /** Members of the API, whose names no field of a tenant may take. */
    static final Set<String> RESERVED = Set.of(
            "id",
            "number",
            "customerId",
            "customId",
            "title",
            "description",
            "url",
            "uri",
            "linkUrl",
            "created",
            "lastUpdated",
            "status",
            "interactions");

    private CaseFields() {}

    public static FieldModel of(
            List<TicketField> ticketFields, List<CustomStatus> statuses, List<Group> groups, Changes changes) {
        List<TicketField> active = ticketFields.stream()
                .filter(field -> !Boolean.FALSE.equals(field.active()))
                .toList();
        List<Field> builtIn = new ArrayList<>();
        builtIn.add(Field.ours("id", "Case ID"));
        builtIn.add(Field.ours("url", "Zendesk ticket"));
        builtIn.add(Field.ours("linkUrl", "Zendesk ticket link"));
        builtIn.add(Field.ours("created", "Created"));
        status(active, statuses).ifPresent(builtIn::add);
        system(active, "priority", "priority", "basic_priority").ifPresent(builtIn::add);
        system(active, "type", "tickettype").ifPresent(builtIn::add);
        List<Option> choices = groups.stream()
                .filter(group -> group.id() != null && !Boolean.TRUE.equals(group.deleted()))
                .map(group -> new Option(
                        Objects.requireNonNullElse(group.name(), group.id().toString()),
                        group.id().toString()))
                .toList();
        if (!choices.isEmpty()) {
            builtIn.add(Field.list(GROUP, "Group", "group_id", choices));
        }
        List<Field> custom = active.stream()
                .map(CaseFields::custom)
                .flatMap(Optional::stream)
                .toList();
        return FieldModel.of("case", builtIn, custom, RESERVED, changes);
    }

    /**
     * The options of the status. If the account has custom statuses, these are the options: the default status of a
     * category by the category's name, the others by their id. Otherwise they are the options of the status field.
     */
    private static Optional<Field> status(List<TicketField> fields, List<CustomStatus> statuses) {
        List<Option> custom = statuses.stream()
                .filter(status -> status.id() != null && !Boolean.FALSE.equals(status.active()))
                .map(status -> new Option(
                        Stream.of(status.agentLabel(), status.statusCategory())
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(status.id().toString()),
                        Boolean.TRUE.equals(status.isDefault()) && status.statusCategory() != null
                                ? status.statusCategory()
                                : status.id().toString()))
                .toList();
        Optional<TicketField> field = typed(fields, "custom_status", "status");
        List<Option> options = custom.isEmpty()
                ? field.map(f -> CustomerFields.options(f.systemFieldOptions())).orElse(List.of())
                : custom;
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of(Field.list(
                        STATUS,
                        field.map(TicketField::title)
                                .filter(not(String::isBlank))
                                .orElse("Status"),
                        "status",
                        options));
    }

    private static Optional<Field> system(List<TicketField> fields, String name, String... types) {
        return typed(fields, types)
                .map(field -> Field.list(
                        name,
                        Objects.requireNonNullElse(field.title(), name),
                        name,
                        CustomerFields.options(field.systemFieldOptions())))
                .filter(field -> !field.options().isEmpty());
    }

    private static Optional<TicketField> typed(List<TicketField> fields, String... types) {
        List<String> wanted = List.of(types);
        return fields.stream()
                .filter(field -> field.type() != null && wanted.contains(field.type()))
                .findFirst();
    }

    private static Optional<Field> custom(TicketField field) {
        return CustomerFields.kind(field.type())
                .filter(kind -> field.id() != null)
                .map(kind -> {
                    String name = "ticket_field_" + field.id();
                    return new Field(
                            name,
                            field.title() == null || field.title().isBlank() ? name : field.title(),
                            kind.type(),
                            false,
                            Access.WRITE,
                            kind.format(),
                            kind.format() == Format.CHOICE
                                    ? CustomerFields.options(field.customFieldOptions())
                                    : List.of(),
                            new Source.TicketField(field.id()));
                });
    }
}
