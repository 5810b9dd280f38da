package io.khoroszendesk.fake.marketing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The company in {@link FakeKhoros}: its initiatives and accounts, what was published, and the CRMs that were registered. */
public final class KhorosCompany {

    static final String EMAIL = "admin@acme.example";

    /** A CRM as Khoros has it. Registering twice makes two of them, as it would in Khoros. */
    public record Crm(long id, String name, String instanceUrl, String authHeaderValue) {}

    private final List<ObjectNode> initiatives = new ArrayList<>();
    private final Map<Long, Crm> crms = new LinkedHashMap<>();
    private final Map<String, ObjectNode> messages = new LinkedHashMap<>();
    private long nextId = 70_001;
    private boolean approving;

    KhorosCompany() {
        initiative("1710", "Care", "Customers who need help");
        initiative("1711", "Spring campaign", "");
        initiative("1712", "Autumn campaign", "");
    }

    public synchronized void initiative(String id, String name, String description) {
        initiatives.add(object().put("id", id)
                .put("name", name)
                .put("description", description)
                .put("sfEntityType", "Initiative"));
    }

    public synchronized List<Crm> crms() {
        return List.copyOf(crms.values());
    }

    public synchronized List<JsonNode> messages() {
        return List.copyOf(messages.values());
    }

    /** What somebody has registered by hand. */
    public synchronized Crm registeredByHand(String name, String url, String authHeaderValue) {
        Crm crm = new Crm(nextId++, name, url, authHeaderValue);
        crms.put(crm.id(), crm);
        return crm;
    }

    /** From now on messages that are to be posted wait for somebody's approval. */
    public synchronized void demandApproval() {
        approving = true;
    }

    synchronized JsonNode me() {
        ObjectNode company = object().put("id", "389")
                .put("name", "Acme")
                .put("environment", "APP3")
                .put("environmentUrl", "https://app3.example.com")
                .put("directoryId", "24606")
                .put("sfEntityType", "AvailableCompany");
        company.putNull("productName");
        ObjectNode me = object().put("email", EMAIL).put("sfEntityType", "User");
        me.putArray("companies").add(company);
        return me;
    }

    synchronized List<ObjectNode> initiatives(String filter) {
        return initiatives.stream()
                .filter(initiative -> filter == null
                        || initiative
                                .path("name")
                                .asText()
                                .toLowerCase(Locale.ROOT)
                                .contains(filter.toLowerCase(Locale.ROOT)))
                .toList();
    }

    synchronized boolean hasInitiative(String id) {
        return initiatives.stream().anyMatch(i -> i.path("id").asText().equals(id));
    }

    static ArrayNode accountSets() {
        ObjectNode set = object().put("id", "98330576")
                .put("name", "Acme's own")
                .put("description", "")
                .put("sfEntityType", "AccountSet");
        set.putArray("accounts")
                .add(account("21365", "Page: Acme", "FACEBOOK", "PAGE").put("alias", "AcmePage"))
                .add(account("21366", "acme", "TWITTER", "USER"));
        return JsonNodeFactory.instance.arrayNode().add(set);
    }

    private static ObjectNode account(String id, String name, String service, String type) {
        return object().put("id", id)
                .put("name", name)
                .put("service", service)
                .put("serviceId", "9" + id)
                .put("accountType", type)
                .put("uniqueId", "2fefd6afe8261c2c162c0988c8f797" + id.substring(3))
                .put("sfEntityType", "Account");
    }

    synchronized Crm register(JsonNode body) {
        return registeredByHand(
                body.path("name").asText(),
                body.path("instanceUrl").asText(),
                body.path("authHeaderValue").asText());
    }

    synchronized Crm update(long id, JsonNode body) {
        if (!crms.containsKey(id)) {
            return null;
        }
        Crm crm = new Crm(
                id,
                body.path("name").asText(),
                body.path("instanceUrl").asText(),
                body.path("authHeaderValue").asText());
        crms.put(id, crm);
        return crm;
    }

    synchronized JsonNode publish(ObjectNode message) {
        String id = String.valueOf(nextId++);
        message.put("id", id);
        if (!message.has("status")) {
            message.put("status", "DRAFT");
        }
        if (approving && message.path("status").asText().equals("PENDING")) {
            message.put("status", "AWAITING_APPROVAL");
        }
        message.put("delegationStatus", "NOT_DELEGATED").putArray("publicationResults");
        messages.put(id, message);
        return message;
    }

    synchronized ObjectNode message(String id) {
        return messages.get(id);
    }

    synchronized boolean delete(String id) {
        return messages.remove(id) != null;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
