package io.khoroszendesk.ops;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Removes confidential data from traces: the queries of URLs, because those of searches hold names, e-mail addresses
 * and phone numbers; and the parts of paths that are neither an id nor a word of the API, because anyone may request
 * any path.
 */
@Singleton
class SpanRedaction implements SpanProcessor {

    private static final AttributeKey<String> URL = AttributeKey.stringKey("url.full");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final List<AttributeKey<String>> FOREIGN =
            List.of(AttributeKey.stringKey("url.query"), AttributeKey.stringKey("user_agent.original"));
    private static final Pattern FOREIGN_SEGMENT = Pattern.compile(
            "(?<=/)(?!(?:api|v1|meta|object|customers?|bestmatch|cases?|openapi|swagger-ui|\\d{1,15})(?:/|$))[^/]+");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String url = span.getAttribute(URL);
        if (url != null) {
            // Khoros Care's paths name accounts by their handles.
            span.setAttribute(URL, url.replaceFirst("\\?.*", "").replaceFirst("/handles/[^/]+", "/handles/…"));
        }
        String path = span.getAttribute(PATH);
        if (path != null) {
            span.setAttribute(PATH, FOREIGN_SEGMENT.matcher(path).replaceAll("…"));
        }
        for (AttributeKey<String> key : FOREIGN) {
            if (span.getAttribute(key) != null) {
                span.setAttribute(key, "…");
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
