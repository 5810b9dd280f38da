package io.khoroszendesk.crm.access;

import io.khoroszendesk.common.http.CorrelationId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Headers that can't hold a key: those that HTTP itself or a proxy reads, drops or writes, and those that this service reads for
 * something else, some of which it logs.
 */
public final class ReservedHeaders {

    private static final Set<String> NAMES = Set.of(
            // Of the connection, so they don't pass a proxy.
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            // Of the request, its caches and those who pass it on.
            "host",
            "accept",
            "cache-control",
            "cookie",
            "date",
            "forwarded",
            "max-forwards",
            "origin",
            "pragma",
            "prefer",
            "range",
            "referer",
            "traceparent",
            "tracestate",
            "baggage",
            "user-agent",
            "via",
            "x-real-ip",
            // Of Khoros, for something else.
            "x-sf-company-id",
            "x-sf-email",
            "x-sf-initiative",
            "x-sf-user-email",
            CorrelationId.HEADER.toLowerCase(Locale.ROOT));

    private static final Pattern FAMILIES =
            Pattern.compile("(content|accept|if|proxy|sec|access-control|x-forwarded)-.+");

    private ReservedHeaders() {}

    /** Whether this header is one of them, in whatever letters. */
    public static boolean contain(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lowerCase) || FAMILIES.matcher(lowerCase).matches();
    }
}
