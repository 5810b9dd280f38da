package io.khoroszendesk.zendesk.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.http.CorrelationId;
import io.khoroszendesk.zendesk.config.ZendeskConfig;
import io.khoroszendesk.zendesk.json.ZendeskJson;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.client.impl.PreservesThreadClientResponseFilter;

/**
 * Writes exchanges with Zendesk, scrubbed, to {@link TraceConfig#file()} if it is set. A request and its response are
 * two lines with the same number, so that a request without a response is recorded, too. The pseudonyms change with
 * every start.
 *
 * <p>While it writes, other calls wait. This is acceptable because tracing is meant for short periods of
 * troubleshooting. Without a file it costs nothing; handing every response to a thread that may block would.
 */
@Singleton
public class ExchangeTrace implements ClientRequestFilter, PreservesThreadClientResponseFilter {

    private static final String NUMBER = ExchangeTrace.class.getName();
    private static final int KEY_BYTES = 32;

    // Looked up late, because filters are created when the native executable is built, and settings are known when it
    // starts.
    @Inject
    Instance<TraceConfig> config;

    @Inject
    Instance<ZendeskConfig> zendesk;

    @Inject
    Clock clock;

    private final AtomicLong numbers = new AtomicLong();
    private volatile Scrubber scrubber;
    private volatile Optional<TraceFile> file;

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        Optional<TraceFile> file = file();
        if (file.isEmpty()) {
            return;
        }
        long number = numbers.incrementAndGet();
        request.setProperty(NUMBER, new Call(number, reference()));
        URI uri = request.getUri();
        Map<String, Object> line = line(request);
        line.put("method", request.getMethod());
        line.put("url", scrubber().url(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())));
        line.put("body", body(text(request.getEntity())));
        write(file.get(), line);
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        // Filters also run for calls without a response, which have no status.
        if (request.getProperty(NUMBER) == null || response.getStatus() == 0) {
            return;
        }
        byte[] body = {};
        if (response.getEntityStream() != null) {
            body = response.getEntityStream().readAllBytes();
            response.setEntityStream(new ByteArrayInputStream(body));
        }
        Map<String, Object> line = line(request);
        line.put("status", response.getStatus());
        Map<String, String> headers = new LinkedHashMap<>();
        response.getHeaders().forEach((name, values) -> {
            if (!values.isEmpty() && Scrubber.keepsHeader(name, values.getFirst())) {
                headers.put(name, values.getFirst());
            }
        });
        line.put("headers", headers);
        line.put("body", body(new String(body, StandardCharsets.UTF_8)));
        write(file().orElseThrow(), line);
    }

    /** Records how the last call of a request failed that got no response. */
    public void failed(ZendeskException failure) {
        Optional<TraceFile> file = file();
        if (file.isPresent() && failure.status() == 0) {
            Map<String, Object> line = line(reference());
            line.put("failed", failure.kind().name().toLowerCase(Locale.ROOT));
            write(file.get(), line);
        }
    }

    /** Cached, because reading a setting costs more than everything else here. */
    private Optional<TraceFile> file() {
        if (file == null) {
            synchronized (this) {
                if (file == null) {
                    file = config.get().file().map(TraceFile::new);
                }
            }
        }
        return file;
    }

    private static String reference() {
        return String.valueOf(MDC.get(CorrelationId.LOGGED_AS));
    }

    private Map<String, Object> line(ClientRequestContext request) {
        Call call = (Call) request.getProperty(NUMBER);
        Map<String, Object> line = line(call.ref());
        line.put("call", call.number());
        return line;
    }

    private Map<String, Object> line(String ref) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ref", ref);
        line.put("at", clock.instant().toString());
        return line;
    }

    private static String text(Object entity) throws JsonProcessingException {
        return switch (entity) {
            case null -> "";
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            default -> ZendeskJson.MAPPER.writeValueAsString(entity);
        };
    }

    /** The body as JSON if it is JSON, because such lines are easier to read. */
    private JsonNode body(String body) {
        String scrubbed = scrubber().body(body);
        try {
            return ZendeskJson.MAPPER.readTree(scrubbed);
        } catch (JsonProcessingException e) {
            return ZendeskJson.MAPPER.getNodeFactory().textNode(scrubbed);
        }
    }

    private synchronized Scrubber scrubber() {
        if (scrubber == null) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            String host = zendesk.get().api().getHost();
            String subdomain = zendesk.get().subdomain().orElse(host.replaceFirst("\\..*", ""));
            scrubber = new Scrubber(key, KnownAccount.of(subdomain, ConfigProvider.getConfig()), ScrubbingLog.NONE);
        }
        return scrubber;
    }

    private synchronized void write(TraceFile file, Map<String, Object> line) {
        file.append(ZendeskJson.MAPPER.valueToTree(line) + "\n");
    }

    private record Call(long number, String ref) {}
}
