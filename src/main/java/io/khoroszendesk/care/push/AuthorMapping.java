package io.khoroszendesk.care.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.LenientJson;
import io.khoroszendesk.common.config.KeyValueList;
import io.khoroszendesk.zendesk.model.User;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Maps a Zendesk user to a Care author. The CRM author's id is the user's id, and its attributes follow the settings.
 *
 * @param attributes attribute keys by source
 * @param fields attribute keys by the key of a user field
 * @param noValue the value for what the customer doesn't have
 */
public record AuthorMapping(Map<String, String> attributes, Map<String, String> fields, String noValue) {

    /** The names in the settings of what every user has. */
    static final Set<String> SOURCES = Set.of("id", "name", "email", "phone", "organization", "tags", "link");

    /**
     * The data of a customer that are not in the user itself.
     *
     * @param organization the name of the user's organization; null for none
     * @param link the page that agents open in Zendesk
     */
    public record Context(String organization, List<String> tags, String link) {

        public Context {
            tags = tags == null ? List.of() : List.copyOf(tags);
        }
    }

    /** Entries that aren't of the form {@code source=key}, {@link CareSettings} has refused at the start. */
    public static AuthorMapping of(AuthorConfig config) {
        return new AuthorMapping(
                KeyValueList.parse(config.attributes()).toMap(),
                KeyValueList.parse(config.fields().orElse(List.of())).toMap(),
                config.noValue().orElse(""));
    }

    /** The keys of all attributes that are sent. */
    static Set<String> keys(AuthorConfig config) {
        AuthorMapping mapping = of(config);
        Set<String> keys = new LinkedHashSet<>(mapping.attributes.values());
        keys.addAll(mapping.fields.values());
        return keys;
    }

    /**
     * The author of a customer. {@code joins} are the accounts that certainly belong to the customer; see
     * {@link VerifiedHandles}.
     */
    public AuthorUpdate update(User user, Context context, List<AuthorRef> joins) {
        Map<String, String> values = new LinkedHashMap<>();
        attributes.forEach((source, key) -> values.put(key, orNoValue(value(source, user, context))));
        fields.forEach(
                (field, key) -> values.put(key, orNoValue(text(user.userFields().get(field)))));
        return new AuthorUpdate(String.valueOf(user.id()), values, joins);
    }

    private static String value(String source, User user, Context context) {
        return switch (source) {
            case "id" -> String.valueOf(user.id());
            case "name" -> user.name();
            case "email" -> user.email();
            case "phone" -> user.phone();
            case "organization" -> context.organization();
            case "tags" -> String.join(", ", context.tags());
            case "link" -> context.link();
            default -> throw new IllegalArgumentException("no source of attributes: " + source);
        };
    }

    /** The author with these attributes as well; null stands for what the customer doesn't have. */
    AuthorUpdate with(AuthorUpdate author, Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(author.attributes());
        more.forEach((key, value) -> values.put(key, orNoValue(value)));
        return new AuthorUpdate(author.id(), values, author.joins());
    }

    /** The value of a user field as text; several values are separated by commas. */
    private static String text(JsonNode value) {
        if (value != null && value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(LenientJson::text)
                    .collect(Collectors.joining(", "));
        }
        return LenientJson.text(value);
    }

    private String orNoValue(String value) {
        return value == null || value.isBlank() ? noValue : value.strip();
    }
}
