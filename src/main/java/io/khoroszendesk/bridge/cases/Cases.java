package io.khoroszendesk.bridge.cases;

import io.khoroszendesk.bridge.api.CaseDraft;
import io.khoroszendesk.bridge.api.EntityIds;
import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.customer.Requesters;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.fields.FieldModels;
import io.khoroszendesk.zendesk.AgentLinks;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.ZendeskClient.RequestedTickets;
import io.khoroszendesk.zendesk.model.Ticket;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Cases are Zendesk's tickets. The customer of a case is the requester of its ticket. */
@Singleton
public class Cases {

    private static final String UNKNOWN = "No case exists with the provided ID.";

    private final ZendeskClient zendesk;
    private final FieldModels models;
    private final AgentLinks links;
    private final CaseCreation creation;
    private final CaseUpdate update;
    private final Requesters requesters;

    @Inject
    public Cases(
            ZendeskClient zendesk,
            FieldModels models,
            AgentLinks links,
            CaseCreation creation,
            CaseUpdate update,
            Requesters requesters) {
        this.zendesk = zendesk;
        this.models = models;
        this.links = links;
        this.creation = creation;
        this.update = update;
        this.requesters = requesters;
    }

    /** The cases of a customer, newest first; at most one page of Zendesk's (100). */
    public List<Case> ofCustomer(String customerId) {
        return FailureTranslator.answered(() -> {
            long customer = EntityIds.of(customerId)
                    .orElseThrow(() -> OperationException.of(Code.NOT_FOUND, Requesters.UNKNOWN));
            try {
                FieldModel model = models.cases();
                RequestedTickets requested = zendesk.requestedTickets(customer);
                requesters.checkShown(customer, requested.users());
                return requested.tickets().stream()
                        .sorted(Comparator.comparing(
                                        Ticket::createdAt, Comparator.nullsLast(Comparator.<String>reverseOrder()))
                                .thenComparing(Ticket::id, Comparator.reverseOrder()))
                        .map(ticket -> Case.of(ticket, model, links))
                        .toList();
            } catch (ZendeskException e) {
                throw e.is(Kind.NOT_FOUND) ? OperationException.of(Code.NOT_FOUND, Requesters.UNKNOWN) : e;
            }
        });
    }

    public Case find(String id) {
        return FailureTranslator.answered(() -> {
            long number = number(id);
            try {
                return Case.of(zendesk.ticket(number), models.cases(), links);
            } catch (ZendeskException e) {
                throw e.is(Kind.NOT_FOUND) ? OperationException.of(Code.NOT_FOUND, UNKNOWN) : e;
            }
        });
    }

    /** Creates a case with all its interactions; once, however often it is sent. */
    public Case create(KhorosCaller caller, CaseDraft draft) {
        return FailureTranslator.answered(() -> {
            FieldModel model = models.cases();
            return Case.of(creation.create(caller, model, draft), model, links);
        });
    }

    /** Changes the given fields and adds the interactions that the case doesn't have yet. */
    public Case update(KhorosCaller caller, String id, CaseDraft draft) {
        return FailureTranslator.answered(() -> {
            FieldModel model = models.cases();
            long number = number(id);
            try {
                return Case.of(update.update(caller, model, number, draft), model, links);
            } catch (ZendeskException e) {
                throw e.is(Kind.NOT_FOUND) ? OperationException.of(Code.NOT_FOUND, UNKNOWN) : e;
            }
        });
    }

    private static long number(String id) {
        OptionalLong number = EntityIds.of(id);
        return number.orElseThrow(() -> OperationException.of(Code.NOT_FOUND, UNKNOWN));
    }
}
