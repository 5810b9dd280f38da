package io.khoroszendesk.bridge.fields;

import io.khoroszendesk.bridge.fields.Field.Access;
import io.khoroszendesk.bridge.fields.Field.Format;
import io.khoroszendesk.bridge.fields.Field.Source;
import io.khoroszendesk.bridge.fields.Field.Type;
import io.khoroszendesk.bridge.fields.FieldsConfig.Changes;
import io.khoroszendesk.zendesk.model.FieldOption;
import io.khoroszendesk.zendesk.model.UserField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of customers: those every Zendesk user has, and the tenant's custom fields. */
public final class CustomerFields {

    public static final String NAME = "name";
    public static final String EMAIL = "email";
    public static final String PHONE = "phone";
    public static final String EXTERNAL_ID = "external_id";

    /** Members of the API, whose names no field of a tenant may take. */
    static final Set<String> RESERVED = Set.of("id", "url", "uri");

    private static final Pattern SEARCH_KEYWORD = Pattern.compile("[\\p{Alnum}_]+");

    private CustomerFields() {}

    /**
     * The field model of customers.
     *
     * @param handles the key of the user field that stores learned handles, which is neither shown nor writable
     */
    public static FieldModel of(List<UserField> userFields, String handles, Changes changes) {
        List<Field> custom = userFields.stream()
                .filter(field -> !Boolean.FALSE.equals(field.active()))
                .filter(field -> field.key() != null && !field.key().equals(handles))
                .map(CustomerFields::custom)
                .flatMap(Optional::stream)
                .toList();
        return FieldModel.of("customer", builtIn(), custom, RESERVED, changes);
    }

    private static List<Field> builtIn() {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.ours("id", "Customer ID"));
        fields.add(Field.ours("url", "Zendesk profile"));
        fields.add(Field.ours("uri", "Zendesk profile link"));
        fields.add(Field.member(NAME, "Name", Type.TEXT, true));
        fields.add(Field.member(EMAIL, "E-mail", Type.TEXT, true));
        fields.add(Field.member(PHONE, "Phone", Type.TEXT, true));
        fields.add(Field.member(EXTERNAL_ID, "External ID", Type.TEXT, true));
        fields.add(Field.member("details", "Details", Type.TEXTAREA, false));
        fields.add(Field.member("notes", "Notes", Type.TEXTAREA, false));
        fields.add(Field.member("time_zone", "Time zone", Type.TEXT, false));
        fields.add(new Field(
                "suspended",
                "Suspended",
                Type.CHECKBOX,
                false,
                Access.READ,
                Format.YES_NO,
                List.of(),
                new Source.Member("suspended")));
        return fields;
    }

    private static Optional<Field> custom(UserField field) {
        return kind(field.type())
                .filter(kind -> field.key() != null)
                .map(kind -> new Field(
                        field.key(),
                        field.title() == null || field.title().isBlank() ? field.key() : field.title(),
                        kind.type(),
                        kind.searchable() && SEARCH_KEYWORD.matcher(field.key()).matches(),
                        Access.WRITE,
                        kind.format(),
                        kind.format() == Format.CHOICE ? options(field.customFieldOptions()) : List.of(),
                        new Source.UserField(field.key())));
    }

    /** How a type of Zendesk's custom fields is presented; {@code searchable} applies to user fields. */
    record Kind(Type type, Format format, boolean searchable) {}

    /** Empty for types that Khoros can't present: multiselect, lookup, partial credit card, and future ones. */
    static Optional<Kind> kind(String zendeskType) {
        return Optional.ofNullable(
                switch (zendeskType == null ? "" : zendeskType) {
                    case "text", "regexp" -> new Kind(Type.TEXT, Format.TEXT, true);
                    case "integer" -> new Kind(Type.TEXT, Format.INTEGER, true);
                    case "decimal" -> new Kind(Type.TEXT, Format.DECIMAL, true);
                    case "date" -> new Kind(Type.TEXT, Format.DATE, true);
                    case "textarea" -> new Kind(Type.TEXTAREA, Format.TEXT, false);
                    case "checkbox" -> new Kind(Type.CHECKBOX, Format.YES_NO, false);
                    case "dropdown", "tagger" -> new Kind(Type.SINGLE_SEL_LIST, Format.CHOICE, true);
                    default -> null;
                });
    }

    static List<Field.Option> options(List<FieldOption> options) {
        return options == null
                ? List.of()
                : options.stream()
                        .filter(option -> option != null && option.value() != null)
                        .map(option -> new Field.Option(
                                Objects.requireNonNullElse(option.name(), option.value()), option.value()))
                        .toList();
    }
}
