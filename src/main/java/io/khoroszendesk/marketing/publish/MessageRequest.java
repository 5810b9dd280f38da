package io.khoroszendesk.marketing.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A message as Khoros' contract of the Conversations API has it, without the members that Khoros fills itself. What is null is not
 * sent. {@code labels} is a text in the contract's schema and a list in its samples; it is sent as a list.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageRequest(
        String sfEntityType,
        String service,
        Status content,
        String title,
        List<String> labels,
        List<String> targetAccountIds,
        String organicVisibility,
        String status,
        String scheduledPublishDate,
        List<String> callbacks,
        List<String> assetIds,
        String planId,
        Boolean nativeScheduling,
        List<String> publisherIds,
        List<Note> notes,
        Sponsor sponsor) {

    /** The content of a message of text, with or without a link. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(String sfEntityType, String text, ShareLink shareLink) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShareLink(String url, String title, String description, String caption, String thumbnailUrl) {}

    /** A remark for colleagues, which is not published. */
    @RegisterForReflection
    record Note(String sfEntityType, String text) {}

    /** Who has paid, for Facebook's branded content alone. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sponsor(String profileId, String displayName, String link) {}
}
