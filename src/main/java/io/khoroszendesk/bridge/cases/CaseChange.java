package io.khoroszendesk.bridge.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.EntityIds;
import io.khoroszendesk.bridge.api.Interaction;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.PlainText;
import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.zendesk.model.Ticket;
import io.khoroszendesk.zendesk.model.TicketChanges;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A wanted change of a case.
 *
 * @param values the values of the draft's fields for Zendesk, after validation
 */
record CaseChange(KhorosCaller caller, FieldModel model, CaseDraft draft, Map<Field, Object> values) {

    List<Interaction> interactions() {
        return draft.distinctInteractions();
    }

    /**
     * What a ticket doesn't have yet.
     *
     * @param fresh the interactions that it doesn't have
     */
    CaseChange missingIn(Ticket ticket, List<Interaction> fresh) {
        Map<Long, JsonNode> stored = Case.stored(ticket);
        Map<Field, Object> different = new LinkedHashMap<>();
        Map<String, JsonNode> fields = new HashMap<>();
        values.forEach((field, value) -> {
            if (!Objects.equals(text(value), text(Case.value(ticket, field, stored)))) {
                different.put(field, value);
                fields.put(field.name(), draft.fields().get(field.name()));
            }
        });
        boolean sameCustomer = String.valueOf(ticket.requesterId()).equals(draft.customerId());
        boolean sameTitle = draft.title() != null && draft.title().equals(PlainText.line(Case.title(ticket)));
        return new CaseChange(
                caller,
                model,
                new CaseDraft(
                        sameCustomer ? null : draft.customerId(), sameTitle ? null : draft.title(), fresh, fields),
                different);
    }

    boolean isNothing() {
        return draft.interactions().isEmpty() && members().build().equals(TicketChanges.NONE);
    }

    /** The change of everything but interactions, which go into a comment. */
    TicketChanges.Builder members() {
        TicketChanges.Builder changes = Case.setFields(TicketChanges.builder(), values);
        if (draft.title() != null) {
            changes.subject(draft.title());
        }
        if (draft.customerId() != null) {
            changes.requesterId(EntityIds.of(draft.customerId()).orElseThrow());
        }
        return changes;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
