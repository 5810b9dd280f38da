package io.khoroszendesk.bridge.cases;

import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.EntityIds;
import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.FieldError;
import io.khoroszendesk.bridge.customer.Requesters;
import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.Field.Source;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.fields.FieldValues;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.zendesk.model.NewComment;
import io.khoroszendesk.zendesk.model.TicketChanges;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Builds what is sent to Zendesk for a case: the validated fields, the comment, and the tenant's settings. */
@Singleton
public class TicketBodies {

    static final String TITLE = "title";
    private static final String INTERACTIONS = "interactions";

    private final CasesConfig config;
    private final AgentDirectory agents;

    @Inject
    public TicketBodies(CasesConfig config, AgentDirectory agents) {
        this.config = config;
        this.agents = agents;
    }

    /** The values of the fields for Zendesk, after validation against the model and the rules of the API itself. */
    Map<Field, Object> values(FieldModel model, CaseDraft draft, boolean isNew) {
        FieldValues.checkTypes(model, draft.fields(), FieldModel.READ_ONLY);
        List<FieldError> errors = new ArrayList<>();
        if (isNew
                ? EntityIds.of(draft.customerId()).isEmpty()
                : draft.customerId() != null && EntityIds.of(draft.customerId()).isEmpty()) {
            errors.add(new FieldError(
                    Requesters.CUSTOMER_ID,
                    draft.customerId() == null || draft.customerId().isBlank()
                            ? "A case needs a customer."
                            : Requesters.UNKNOWN_CUSTOMER));
        }
        if (isNew
                ? draft.title() == null || draft.title().isBlank()
                : draft.title() != null && draft.title().isBlank()) {
            errors.add(new FieldError(TITLE, "A case needs a title."));
        }
        if (draft.distinctInteractions().size() > config.maxInteractions()) {
            errors.add(new FieldError(
                    INTERACTIONS,
                    "At most " + Plural.of(config.maxInteractions(), "interaction") + " can be sent at once."));
        }
        Map<Field, Object> values = Map.of();
        try {
            values = FieldValues.read(model, draft.fields(), FieldModel.READ_ONLY);
        } catch (OperationException refusal) {
            errors.addAll(refusal.fields());
        }
        if (!errors.isEmpty()) {
            throw OperationException.validation(errors);
        }
        return values;
    }

    /** Subject, requester and fields of a new ticket. */
    TicketChanges.Builder newTicket(CaseDraft draft, Map<Field, Object> values) {
        TicketChanges.Builder ticket = TicketChanges.builder()
                .subject(draft.title())
                .requesterId(EntityIds.of(draft.customerId()).orElseThrow());
        addTenant(ticket);
        Map<Field, Object> given = new LinkedHashMap<>(values);
        given.values().removeIf(Objects::isNull);
        return Case.setFields(ticket, given);
    }

    /** Adds what the settings define for all tickets of this tenant. */
    void addTenant(TicketChanges.Builder ticket) {
        config.brand().ifPresent(ticket::brandId);
        config.form().ifPresent(ticket::ticketFormId);
        config.group().ifPresent(ticket::groupId);
        ticket.tags(config.tags());
    }

    /**
     * Adds the comment. Its author is the agent if they have a Zendesk account; otherwise it is the service, which
     * names them.
     */
    void addComment(TicketChanges.Builder ticket, KhorosCaller caller, List<Interaction> interactions) {
        Optional<Long> author = agents.idOf(caller);
        String html = interactions.isEmpty()
                ? Transcript.withoutInteractions(caller)
                : Transcript.html(author.isPresent() ? Optional.empty() : caller.agentEmail(), interactions);
        ticket.comment(new NewComment(html, config.publicComments(), author.orElse(null)));
        if (!interactions.isEmpty()) {
            ticket.metadata(InteractionMarkers.metadata(interactions));
        }
    }

    /** Translates what Zendesk rejects about a ticket to the model's names of the fields. */
    static OperationException refused(FieldModel model, ZendeskException e) {
        return FailureTranslator.invalid(e, member -> fieldName(model, member));
    }

    private static Optional<String> fieldName(FieldModel model, String member) {
        return switch (member) {
            case "requester", "requester_id" -> Optional.of(Requesters.CUSTOMER_ID);
            case "subject" -> Optional.of(TITLE);
            case "status", "status_id", "custom_status_id" -> model.nameOf(new Source.Member("status"));
            case "priority", "priority_id" -> model.nameOf(new Source.Member("priority"));
            case "type", "ticket_type", "ticket_type_id" -> model.nameOf(new Source.Member("type"));
            case "group", "group_id" -> model.nameOf(new Source.Member("group_id"));
            default -> customField(model, member);
        };
    }

    private static Optional<String> customField(FieldModel model, String member) {
        String id = member.replaceFirst("^(custom_field_|ticket_field_|custom_fields\\.)", "");
        Optional<String> byId = EntityIds.of(id).isPresent()
                ? model.nameOf(new Source.TicketField(EntityIds.of(id).getAsLong()))
                : Optional.empty();
        // Errors about required fields name them by their title.
        return byId.or(() -> model.fields().stream()
                .filter(field -> field.label().equals(member))
                .map(Field::name)
                .findFirst());
    }
}
