package io.khoroszendesk.crm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.khoroszendesk.bridge.Refusal;
import io.khoroszendesk.bridge.Refusal.Code;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How bodies are read: strictly as the JSON they should be, and no further than they may be long. */
final class Bodies {

    private Bodies() {}

    static <T> T present(T body) {
        if (body == null) {
            throw Refusal.of(Code.INVALID_REQUEST, "The request has no body; a JSON object is expected.");
        }
        return body;
    }

    /** Texts are texts: neither are numbers taken for them, nor garbage after the end overlooked. */
    @Singleton
    static class Strictness implements ObjectMapperCustomizer {

        @Override
        public void customize(ObjectMapper mapper) {
            mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
            mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
            mapper.coercionConfigFor(LogicalType.Textual)
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        }
    }

    /** Ends the reading of a body that announced no length and is longer than it may be. */
    @Provider
    static class Bound implements ContainerRequestFilter {

        // Asked for late: filters are made when the executable is, settings are known when it starts.
        @Inject
        Instance<AnswerConfig> config;

        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getLength() < 0 && request.getEntityStream() != null) {
                request.setEntityStream(new BoundedStream(
                        request.getEntityStream(), config.get().maxBodySize().asLongValue()));
            }
        }
    }

    /** Thrown while a body is read; an IOException, so that the reader passes it on. */
    static final class TooLargeException extends IOException {
        TooLargeException() {
            super("too large");
        }
    }

    private static final class BoundedStream extends FilterInputStream {
        private long left;

        BoundedStream(InputStream body, long most) {
            super(body);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            if (octet >= 0) {
                take(1);
            }
            return octet;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            if (count > 0) {
                take(count);
            }
            return count;
        }

        private void take(int count) throws IOException {
            left -= count;
            if (left < 0) {
                throw new TooLargeException();
            }
        }
    }
}
