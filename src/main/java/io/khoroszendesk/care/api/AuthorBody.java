package io.khoroszendesk.care.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A person as it is sent to Care.
 *
 * @param attributes of the person, beside the handles: {@code birthday}, {@code phone}, …
 * @param handles authors by network; each has an {@code id}, those of a CRM or a community a {@code networkinstance}
 * and attributes as further members
 */
@RegisterForReflection
public record AuthorBody(
        @JsonAnyGetter Map<String, Object> attributes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<Map<String, String>>> handles) {

    /** These authors and nothing else. */
    public static AuthorBody of(List<AuthorRef> authors) {
        Map<String, List<Map<String, String>>> handles = new LinkedHashMap<>();
        authors.forEach(author -> handles.computeIfAbsent(author.network(), network -> new ArrayList<>())
                .add(handle(author)));
        return new AuthorBody(Map.of(), handles);
    }

    /** A customer of the CRM with this integration key, and the accounts to join with it. */
    public static AuthorBody of(String crmKey, AuthorUpdate update) {
        Map<String, String> crm = handle(AuthorRef.crm(crmKey, update.id()));
        // The identifying members go last, so that no attribute replaces them.
        Map<String, String> customer = new LinkedHashMap<>(update.attributes());
        customer.putAll(crm);
        Map<String, List<Map<String, String>>> handles = new LinkedHashMap<>();
        handles.put(AuthorRef.CRM, List.of(customer));
        handles.putAll(of(update.joins()).handles());
        return new AuthorBody(Map.of(), handles);
    }

    private static Map<String, String> handle(AuthorRef author) {
        Map<String, String> handle = new LinkedHashMap<>();
        if (author.instance() != null) {
            handle.put("networkinstance", author.instance());
        }
        handle.put("id", author.id());
        return handle;
    }
}
