package io.khoroszendesk.crm;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** How bodies are read: strictly as the JSON they should be, and bounded in what that JSON may be. */
final class RequestBodies {

    /**
     * Of one text: fifteen times what Zendesk takes as a comment (64 kB). Longer posts than those are cut with a note, so
     * this is no limit for them, but for what is no text at all.
     */
    private static final int MOST_CHARACTERS = 1_000_000;

    /**
     * Far above anything that makes sense: a case with 200 interactions has 6,000 names and values, four deep. Where these
     * are exceeded, reading ends at once, before much is built of it.
     */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxTokenCount(50_000)
            .maxNameLength(1_000)
            .maxNumberLength(100)
            .maxStringLength(MOST_CHARACTERS)
            .build();

    private RequestBodies() {}

    static <T> T present(T body) {
        if (body == null) {
            throw OperationException.of(Code.INVALID_REQUEST, "The request has no body; a JSON object is expected.");
        }
        return body;
    }

    /** Texts are texts: neither are numbers taken for them, nor garbage after the end overlooked. */
    @Singleton
    static class Strictness implements ObjectMapperCustomizer {

        @Override
        public void customize(ObjectMapper mapper) {
            mapper.getFactory().setStreamReadConstraints(LIMITS);
            mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
            mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
            mapper.coercionConfigFor(LogicalType.Textual)
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        }
    }
}
