package io.khoroszendesk.zendesk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is sent to create or change a ticket. Members that are null are not sent, so Zendesk leaves them as they are; a
 * {@link NewValue} of null clears one.
 *
 * @param externalId an id of the account's own; several tickets may have the same one
 * @param ticketFormId the form, by which Zendesk decides which fields agents see
 * @param tags all tags of the ticket, which replace the previous ones
 * @param status {@code new}, {@code open}, {@code pending}, {@code hold} or {@code solved}
 * @param customStatusId one of the account's own statuses, instead of {@code status}
 * @param customFields those that aren't named stay
 * @param comment is added to the ticket; a new ticket's is its description
 * @param metadata any data of ours that Zendesk keeps with the comment, as its {@code metadata.custom}
 * @param viaFollowupSourceId the closed ticket that a new one continues
 * @param safeUpdate whether Zendesk rejects the change with 409 if the ticket has changed since {@code updatedStamp}
 * @param updatedStamp the {@link io.khoroszendesk.zendesk.model.Ticket#updatedAt} of the ticket state on which the
 * change is based
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketChanges(
        String subject,
        Long requesterId,
        String externalId,
        Long brandId,
        Long ticketFormId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tags,
        NewValue<String> status,
        Long customStatusId,
        NewValue<String> priority,
        NewValue<String> type,
        NewValue<Long> groupId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CustomValue> customFields,
        NewComment comment,
        Map<String, Object> metadata,
        Long viaFollowupSourceId,
        Boolean safeUpdate,
        String updatedStamp) {

    /** Changes nothing, and is sent as {@code {}}. */
    public static final TicketChanges NONE = builder().build();

    public TicketChanges {
        tags = List.copyOf(tags);
        customFields = List.copyOf(customFields);
    }

    /**
     * The value that a custom field is set to.
     *
     * @param value a text, a number or a boolean; null clears it
     */
    @RegisterForReflection
    public record CustomValue(long id, Object value) {}

    public static Builder builder() {
        return new Builder();
    }

    /** Collects changes. Members whose method is not called are not sent. {@link #build} may be called repeatedly. */
    public static final class Builder {

        private final List<CustomValue> customFields = new ArrayList<>();
        private String subject;
        private Long requesterId;
        private String externalId;
        private Long brandId;
        private Long ticketFormId;
        private List<String> tags = List.of();
        private NewValue<String> status;
        private Long customStatusId;
        private NewValue<String> priority;
        private NewValue<String> type;
        private NewValue<Long> groupId;
        private NewComment comment;
        private Map<String, Object> metadata;
        private Long viaFollowupSourceId;
        private Boolean safeUpdate;
        private String updatedStamp;

        private Builder() {}

        public Builder subject(String value) {
            subject = value;
            return this;
        }

        public Builder requesterId(long user) {
            requesterId = user;
            return this;
        }

        public Builder externalId(String value) {
            externalId = value;
            return this;
        }

        public Builder brandId(long brand) {
            brandId = brand;
            return this;
        }

        public Builder ticketFormId(long form) {
            ticketFormId = form;
            return this;
        }

        public Builder tags(List<String> all) {
            tags = all;
            return this;
        }

        /** Null clears it. */
        public Builder status(String value) {
            status = new NewValue<>(value);
            return this;
        }

        public Builder customStatusId(long customStatus) {
            customStatusId = customStatus;
            return this;
        }

        /** Null clears it. */
        public Builder priority(String value) {
            priority = new NewValue<>(value);
            return this;
        }

        /** Null clears it. */
        public Builder type(String value) {
            type = new NewValue<>(value);
            return this;
        }

        /** Null clears it. */
        public Builder groupId(Long group) {
            groupId = new NewValue<>(group);
            return this;
        }

        /** Null clears it. */
        public Builder customField(long id, Object value) {
            customFields.add(new CustomValue(id, value));
            return this;
        }

        public Builder comment(NewComment added) {
            comment = added;
            return this;
        }

        public Builder metadata(Map<String, Object> ofComment) {
            metadata = ofComment;
            return this;
        }

        public Builder viaFollowupSourceId(long closedTicket) {
            viaFollowupSourceId = closedTicket;
            return this;
        }

        /** Lets Zendesk reject the change if the ticket has changed since then. */
        public Builder onlyIfUnchangedSince(String stamp) {
            safeUpdate = true;
            updatedStamp = stamp;
            return this;
        }

        public TicketChanges build() {
            return new TicketChanges(
                    subject,
                    requesterId,
                    externalId,
                    brandId,
                    ticketFormId,
                    tags,
                    status,
                    customStatusId,
                    priority,
                    type,
                    groupId,
                    customFields,
                    comment,
                    metadata,
                    viaFollowupSourceId,
                    safeUpdate,
                    updatedStamp);
        }
    }
}
