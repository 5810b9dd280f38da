package io.khoroszendesk.marketing.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A message of Khoros' Conversations API, without the members that Khoros sets itself. Null members are not sent.
 * {@code labels} is a text in the API's schema and a list in its samples; it is sent as a list.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageRequest(
        String sfEntityType,
        String service,
        Content content,
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

    /** What a message says. Videos and carousels come from a file of JSON. */
    sealed interface Content permits Status, ImageShare, ImageShareList {}

    /** The content of a message of text, with or without a link. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(String sfEntityType, String text, ShareLink shareLink) implements Content {}

    /** The content of a message with one image, or an image of several. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ImageShare(String sfEntityType, String caption, String altText) implements Content {}

    /**
     * The content of a message with several images: as many as files are sent. One published schema has a caption for
     * all of them, the samples have one for each; the text of the message is sent as the former.
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ImageShareList(String sfEntityType, String caption, List<ImageShare> images) implements Content {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShareLink(String url, String title, String description, String caption, String thumbnailUrl) {}

    /** An internal note for colleagues, which is not published. */
    @RegisterForReflection
    record Note(String sfEntityType, String text) {}

    /** The sponsor, for Facebook's branded content only. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sponsor(String profileId, String displayName, String link) {}
}
