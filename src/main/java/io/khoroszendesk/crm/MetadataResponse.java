package io.khoroszendesk.crm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;

/** The response to a metadata request. */
@RegisterForReflection
public record MetadataResponse(String name, List<FieldAnswer> fields) {

    /** A field; {@code listValues} is present only if the field is a list. */
    @RegisterForReflection
    public record FieldAnswer(
            String name,
            String label,
            String type,
            boolean searchable,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<ListValue> listValues) {}

    /** An option of a list: {@code name} is shown, {@code value} is sent. */
    @RegisterForReflection
    public record ListValue(String name, String value) {}

    static MetadataResponse of(FieldModel model) {
        return new MetadataResponse(
                model.name(),
                model.fields().stream().map(MetadataResponse::field).toList());
    }

    private static FieldAnswer field(Field field) {
        List<ListValue> values = field.type() == Field.Type.SINGLE_SEL_LIST
                ? field.options().stream()
                        .map(option -> new ListValue(option.name(), option.value()))
                        .toList()
                : null;
        return new FieldAnswer(
                field.name(), field.label(), field.type().name().toLowerCase(Locale.ROOT), field.searchable(), values);
    }
}
