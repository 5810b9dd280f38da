package io.khoroszendesk.zendesk.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.khoroszendesk.zendesk.model.Ticket.CustomField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the custom fields of a ticket. Zendesk sends all fields of the account with every ticket, most of them without a
 * value. Those are left out.
 */
final class CustomFieldsReader extends StdDeserializer<List<CustomField>> {

    private static final long serialVersionUID = 1;

    CustomFieldsReader() {
        super(List.class);
    }

    @Override
    public List<CustomField> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        List<CustomField> fields = new ArrayList<>();
        if (!parser.isExpectedStartArrayToken()) {
            context.handleUnexpectedToken(List.class, parser);
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.hasToken(JsonToken.START_OBJECT)) {
                CustomField field = field(parser, context);
                if (!field.value().isNull()) {
                    fields.add(field);
                }
            } else if (!parser.hasToken(JsonToken.VALUE_NULL)) {
                context.handleUnexpectedToken(CustomField.class, parser);
            }
        }
        return fields;
    }

    private CustomField field(JsonParser parser, DeserializationContext context) throws IOException {
        long id = 0;
        JsonNode value = context.getNodeFactory().nullNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "id" -> id = _parseLongPrimitive(parser, context);
                case "value" -> value = context.readTree(parser);
                default -> parser.skipChildren();
            }
        }
        return new CustomField(id, value);
    }
}
