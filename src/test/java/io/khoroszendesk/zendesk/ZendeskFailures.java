package io.khoroszendesk.zendesk;

import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Detail;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What calls to Zendesk fail with. */
public final class ZendeskFailures {

    private ZendeskFailures() {}

    public static ZendeskException of(Kind kind) {
        return ZendeskException.without(kind, "Zendesk's own words about jane@example.com", null);
    }

    public static ZendeskException of(Kind kind, Duration retryAfter) {
        return ZendeskException.waiting(kind, "Zendesk's own words about jane@example.com", retryAfter);
    }

    /** 422 with one complaint about one member; {@code code} may be null. */
    public static ZendeskException complaint(String member, String description, String code) {
        return refusal(422, Map.of(member, List.of(new Detail(description, code))));
    }

    public static ZendeskException refusal(int status, Map<String, List<Detail>> details) {
        return new ZendeskException(
                Kind.INVALID, "Zendesk answered " + status, status, "RecordInvalid", null, details, false, null);
    }

    public static ZendeskException limited(Duration retryAfter, boolean accountWide) {
        return new ZendeskException(
                Kind.RATE_LIMITED, "Zendesk answered 429", 429, null, retryAfter, Map.of(), accountWide, null);
    }
}
