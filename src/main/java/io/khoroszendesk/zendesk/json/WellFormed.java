package io.khoroszendesk.zendesk.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/**
 * Removes lone surrogates from texts. JSON can hold them as escapes, but UTF-8 can't encode them, so they can't be
 * sent.
 */
public final class WellFormed {

    private WellFormed() {}

    /** The text without lone surrogates; null stays null. */
    public static String text(String text) {
        int at = text == null ? -1 : firstLone(text, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder whole = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            whole.append(text, from, at);
            from = at + 1;
            at = firstLone(text, from);
        }
        return whole.append(text, from, text.length()).toString();
    }

    private static int firstLone(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isBmpCodePoint(text.codePointAt(i))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /** A Jackson module that makes every text that is written as JSON well-formed. */
    public static SimpleModule module() {
        return new SimpleModule("well-formed").addSerializer(String.class, new Writer());
    }

    private static final class Writer extends StdSerializer<String> {

        private static final long serialVersionUID = 1;

        Writer() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(text(value));
        }
    }
}
