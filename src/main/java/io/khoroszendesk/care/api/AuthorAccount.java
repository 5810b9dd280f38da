package io.khoroszendesk.care.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * An author as Care returns it: one account of a person. Every member but the network may be null, above all on
 * accounts that were scrubbed.
 *
 * @param network the key under which Care lists it, such as {@code twitter}, {@code crm} or {@code external}
 * @param type Care's {@code @class}
 * @param lswUuid Care's own id of the author
 * @param id the network's id
 * @param instance the CRM or community, by {@code networkinstance}
 * @param name the displayed name
 * @param screenName the handle
 * @param others all other members, unchanged, including the attributes of a CRM
 */
public record AuthorAccount(
        String network,
        String type,
        String lswUuid,
        String id,
        String instance,
        String name,
        String screenName,
        Map<String, JsonNode> others) {

    private static final Set<String> READ = Set.of("@class", "lswUuid", "id", "networkinstance", "name", "screenName");

    /**
     * Members that Care itself keeps of an author. They are no attributes, and Care refuses them in a write. Those of social
     * networks are left out, because a CRM author doesn't have them.
     */
    private static final Set<String> SYSTEM =
            Set.of("displayNumber", "profileUrl", "providerInstanceId", "profileImageURL", "avatarUrl");

    static AuthorAccount of(String network, JsonNode json) {
        return new AuthorAccount(
                network,
                LenientJson.text(json, "@class"),
                LenientJson.text(json, "lswUuid"),
                LenientJson.text(json, "id"),
                LenientJson.text(json, "networkinstance"),
                LenientJson.text(json, "name"),
                LenientJson.text(json, "screenName"),
                LenientJson.others(json, READ));
    }

    /** Whether a look-up of this author may lead here. */
    boolean isFor(AuthorRef author) {
        if (author.network().equals(AuthorRef.CRM)) {
            return author.id().equals(id)
                    && (author.instance() == null || author.instance().equals(instance));
        }
        return isOf(author.network())
                && (author.id().equals(id) || (id == null && isScrubbed()) || hasScopedId(author.id()));
    }

    /** Whether a look-up of this handle may lead here. Some networks' accounts have nothing but a displayed name. */
    boolean isNamed(String ofNetwork, String handle) {
        return isOf(ofNetwork)
                && (isScrubbed() || handle.equalsIgnoreCase(screenName) || handle.equalsIgnoreCase(name));
    }

    private boolean isOf(String ofNetwork) {
        return network.equals(ofNetwork) || network.equals("external");
    }

    private boolean hasScopedId(String wanted) {
        JsonNode scoped = others.get("scopedIds");
        return scoped != null
                && StreamSupport.stream(scoped.spliterator(), false)
                        .anyMatch(one -> wanted.equals(LenientJson.text(one, "id")));
    }

    /** Whether the network's data were erased. Such an author keeps little but its ids. */
    public boolean isScrubbed() {
        return type != null && type.startsWith("Scrubbed");
    }

    /**
     * Whether this is a customer of the CRM with this integration key. Care does not document under which network it
     * lists such authors, so the instance decides.
     */
    public boolean isOfCrm(String key) {
        return key.equals(instance);
    }

    /** The value of an attribute, or null. An attribute may be called as a member that every author has. */
    public String attribute(String key) {
        return switch (key) {
            case "name" -> name;
            case "screenName" -> screenName;
            default -> LenientJson.text(others.get(key));
        };
    }

    /** The keys of the attributes of a CRM author that have a value, whoever has set them. */
    public Set<String> filledKeys() {
        Set<String> keys = new LinkedHashSet<>(others.keySet());
        keys.add("name");
        keys.removeAll(SYSTEM);
        keys.removeIf(key -> attribute(key) == null || attribute(key).isBlank());
        return keys;
    }

    /** How it is named in a call; empty if it can't be. Care lists some authors as {@code external}, which is no network. */
    public Optional<AuthorRef> ref(String crmKey) {
        if (id == null) {
            return Optional.empty();
        }
        if (isOfCrm(crmKey)) {
            return Optional.of(AuthorRef.crm(crmKey, id));
        }
        return network.equals("external") ? Optional.empty() : Optional.of(new AuthorRef(network, instance, id));
    }
}
