package io.khoroszendesk.crm;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.Lengths;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A case that Khoros sends: the members of the API, and any others, which must be fields of the model. */
@RegisterForReflection
public class CaseRequest {

    private String customerId;

    private String title;

    @JsonSetter(contentNulls = Nulls.FAIL)
    public List<InteractionBody> interactions;

    private final Map<String, JsonNode> fields = new LinkedHashMap<>();

    /** Khoros' OpenAPI document calls it customId, its examples and answers customerId. */
    @JsonAlias("customId")
    @JsonDeserialize(using = LenientDeserializers.Id.class)
    public void setCustomerId(String id) {
        customerId = given(id);
    }

    public void setTitle(String text) {
        title = given(text);
    }

    /** Null clears a member, like an empty text. An absent member stays as it is. */
    private static String given(String value) {
        return Objects.requireNonNullElse(value, "");
    }

    @JsonAnySetter
    public void field(String name, JsonNode value) {
        fields.put(name, value);
    }

    CaseDraft draft() {
        List<Interaction> sent = interactions == null
                ? List.of()
                : interactions.stream().map(InteractionBody::interaction).toList();
        return new CaseDraft(customerId, title, sent, fields);
    }

    /** An interaction. Unknown members, which Khoros may add at any time, are ignored. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record InteractionBody(
            String created,
            String body,
            String linkUrl,

            @JsonDeserialize(using = LenientDeserializers.Id.class)
            String serviceId,

            String service,
            String contentType,
            AuthorBody author) {

        Interaction interaction() {
            return new Interaction(
                    Lengths.distinct(created, Lengths.WORD),
                    body,
                    Lengths.distinct(linkUrl, Lengths.LINK),
                    Lengths.distinct(serviceId, Lengths.ID),
                    Lengths.distinct(service, Lengths.WORD),
                    Lengths.cut(contentType, Lengths.WORD),
                    author == null ? null : author.author());
        }
    }

    /** The author of an interaction. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record AuthorBody(
            String service,

            @JsonDeserialize(using = LenientDeserializers.Id.class)
            String serviceId,

            String handle,
            String name,
            Boolean brandOwned) {

        Interaction.Author author() {
            // No handle is learned from an author who may be the brand.
            return new Interaction.Author(
                    Lengths.distinct(service, Lengths.WORD),
                    Lengths.distinct(serviceId, Lengths.LINK),
                    // Stays longer than any handle, so that it is never learned as one.
                    Lengths.distinct(handle, Lengths.LINK),
                    Lengths.cut(name, Lengths.NAME),
                    !Boolean.FALSE.equals(brandOwned));
        }
    }
}
