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

/** How request bodies are parsed: strictly as JSON, and within limits. */
final class RequestBodies {

    /**
     * The maximum length of one text: fifteen times what Zendesk accepts as a comment (64 kB). Longer posts are cut
     * with a note anyway, so this limit only stops what is not a text at all.
     */
    private static final int MOST_CHARACTERS = 1_000_000;

    /**
     * Far above every legitimate request: a case with 200 interactions has 6,000 names and values, nested four levels
     * deep. If a limit is exceeded, parsing stops at once, before much memory is used.
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

    /** Rejects numbers in place of texts and trailing garbage. */
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
