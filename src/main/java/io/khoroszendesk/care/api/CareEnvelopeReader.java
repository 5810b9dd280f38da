package io.khoroszendesk.care.api;

import com.fasterxml.jackson.databind.JsonNode;
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

/**
 * Reads responses by their content, not by their declared type: Khoros' services send JSON as text, and HTML pages with
 * status 200.
 */
@Consumes(MediaType.WILDCARD)
public final class CareEnvelopeReader implements MessageBodyReader<CareEnvelope> {

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

    /**
     * Reads a response with a success status. It may be empty, because several operations don't document their
     * responses.
     */
    public static CareEnvelope read(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return CareEnvelope.EMPTY;
        }
        try {
            JsonNode json = LenientJson.read(text);
            if (json.isContainerNode()) {
                return CareEnvelope.of(json);
            }
        } catch (IOException e) {
            // Reported below without the body, which may hold anything.
        }
        throw CareException.of(
                Kind.MALFORMED,
                text.startsWith("<")
                        ? "Care answered with a web page instead of data: CARE_URL leads to a sign-in page or a proxy."
                        : "Care answered with something that isn't JSON.");
    }
}
