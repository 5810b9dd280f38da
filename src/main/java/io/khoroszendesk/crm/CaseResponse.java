package io.khoroszendesk.crm;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.khoroszendesk.bridge.cases.Case;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** A case. The link has two names, because Khoros' guide and its reference disagree. */
@RegisterForReflection
@JsonPropertyOrder({
    "id",
    "number",
    "customerId",
    "title",
    "description",
    "url",
    "linkUrl",
    "created",
    "lastUpdated",
    "status"
})
public record CaseResponse(
        String id,
        String number,
        String customerId,
        String title,
        String description,
        String url,
        String linkUrl,
        String created,
        String lastUpdated,
        String status,
        @JsonAnyGetter Map<String, Object> fields) {

    static CaseResponse of(Case c) {
        return new CaseResponse(
                c.id(),
                c.id(),
                c.customerId(),
                c.title(),
                c.description(),
                c.url(),
                c.url(),
                c.created(),
                c.lastUpdated(),
                c.status(),
                c.fields());
    }

    static List<CaseResponse> of(List<Case> cases) {
        return cases.stream().map(CaseResponse::of).toList();
    }
}
