package io.khoroszendesk.care.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data of a customer that are sent to Care.
 *
 * @param id the id of the CRM author, which is the Zendesk user's
 * @param attributes values by the keys agreed with Khoros Support
 * @param joins the authors of accounts that certainly belong to this customer, most certain first; see
 * {@code VerifiedHandles}
 */
public record AuthorUpdate(String id, Map<String, String> attributes, List<AuthorRef> joins) {

    public AuthorUpdate {
        attributes = new LinkedHashMap<>(attributes);
        joins = List.copyOf(joins);
    }

    public AuthorUpdate with(List<AuthorRef> others) {
        return new AuthorUpdate(id, attributes, others);
    }
}
