package io.khoroszendesk.ops;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;

/** Cuts the queries off the addresses in traces: those of searches hold names, e-mail addresses and phone numbers. */
@Singleton
class TraceRedaction implements SpanProcessor {

    private static final AttributeKey<String> URL = AttributeKey.stringKey("url.full");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String url = span.getAttribute(URL);
        if (url != null) {
            // Khoros Care's paths name accounts by their handles.
            span.setAttribute(URL, url.replaceFirst("\\?.*", "").replaceFirst("/handles/[^/]+", "/handles/…"));
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
