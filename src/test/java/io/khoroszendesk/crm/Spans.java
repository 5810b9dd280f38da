package io.khoroszendesk.crm;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the spans that have ended, where a test has switched traces on. */
@Singleton
public class Spans implements SpanProcessor {

    private final List<ReadableSpan> ended = new CopyOnWriteArrayList<>();

    public List<ReadableSpan> ended() {
        return ended;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        ended.add(span);
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
