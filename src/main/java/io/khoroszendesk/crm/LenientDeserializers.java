package io.khoroszendesk.crm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Deserializers for members on whose type Khoros' documents disagree. */
final class LenientDeserializers {

    private LenientDeserializers() {}

    /** A text, or a whole number that stands for one: ids. */
    @RegisterForReflection
    static final class Id extends StdDeserializer<String> {

        Id() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return text(parser, context);
        }
    }

    /** A list of texts or numbers, or a single one of them. */
    @RegisterForReflection
    static final class Numbers extends StdDeserializer<List<String>> {

        Numbers() {
            super(List.class);
        }

        @Override
        public List<String> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            List<String> numbers = new ArrayList<>();
            if (!parser.isExpectedStartArrayToken()) {
                numbers.add(text(parser, context));
                return numbers;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (!parser.hasToken(JsonToken.VALUE_NULL)) {
                    numbers.add(text(parser, context));
                }
            }
            return numbers;
        }
    }

    private static String text(JsonParser parser, DeserializationContext context) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT -> parser.getText();
            default -> (String) context.handleUnexpectedToken(String.class, parser);
        };
    }
}
