package io.khoroszendesk.care.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.care.api.CareException.Kind;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Reads answers by what they are, not by the type they claim: Khoros' services send JSON as text, and pages with status 200. */
@Consumes(MediaType.WILDCARD)
public final class CareEnvelopeReader implements MessageBodyReader<CareEnvelope> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == CareEnvelope.class;
    }

    @Override
    public CareEnvelope readFrom(
            Class<CareEnvelope> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(body.readAllBytes());
    }

    /** An answer with a success status; an empty one is fine, for several operations don't say what they answer. */
    public static CareEnvelope read(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return CareEnvelope.EMPTY;
        }
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isContainerNode()) {
                return CareEnvelope.of(json);
            }
        } catch (IOException e) {
            // Told below, without the text: it may hold anything.
        }
        throw CareException.of(
                Kind.MALFORMED,
                text.startsWith("<")
                        ? "Care answered with a web page instead of data: CARE_URL leads to a sign-in page or a proxy."
                        : "Care answered with something that isn't JSON.");
    }
}
