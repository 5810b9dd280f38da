package io.khoroszendesk.bridge.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.bridge.api.EntityIds;
import io.khoroszendesk.bridge.api.FailureTranslator;
import io.khoroszendesk.bridge.api.KhorosCaller;
import io.khoroszendesk.bridge.api.OperationException;
import io.khoroszendesk.bridge.api.OperationException.Code;
import io.khoroszendesk.bridge.api.SocialProfile;
import io.khoroszendesk.bridge.fields.Field;
import io.khoroszendesk.bridge.fields.FieldModel;
import io.khoroszendesk.bridge.fields.FieldModels;
import io.khoroszendesk.bridge.fields.FieldValues;
import io.khoroszendesk.bridge.identity.BestMatch;
import io.khoroszendesk.bridge.identity.MatchedUser;
import io.khoroszendesk.bridge.identity.RecentCustomers;
import io.khoroszendesk.zendesk.AgentLinks;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.model.User;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Customers are Zendesk's end users. Agents and admins are not customers, and neither are deleted or merged users. */
@Singleton
public class Customers {

    private final ZendeskClient zendesk;
    private final FieldModels models;
    private final AgentLinks links;
    private final RecentCustomers recent;
    private final CustomerSearch search;
    private final BestMatch matching;
    private final CustomerCreation creation;
    private final CustomerUpdate update;

    @Inject
    public Customers(
            ZendeskClient zendesk,
            FieldModels models,
            AgentLinks links,
            RecentCustomers recent,
            CustomerSearch search,
            BestMatch matching,
            CustomerCreation creation,
            CustomerUpdate update) {
        this.zendesk = zendesk;
        this.models = models;
        this.links = links;
        this.recent = recent;
        this.search = search;
        this.matching = matching;
        this.creation = creation;
        this.update = update;
    }

    /** The customers that match all criteria; none if there are no criteria. */
    public List<Customer> search(Map<String, JsonNode> criteria) {
        if (criteria.isEmpty()) {
            return List.of();
        }
        return FailureTranslator.answered(() -> {
            FieldModel model = models.customer();
            return customers(search.find(model, criteria), model);
        });
    }

    /** The customers who may be the person of a social profile, best match first. */
    public List<Customer> bestMatch(SocialProfile profile) {
        return explainedBestMatch(profile).stream()
                .map(MatchedCustomer::customer)
                .toList();
    }

    /** The same, and why they match. */
    public List<MatchedCustomer> explainedBestMatch(SocialProfile profile) {
        return FailureTranslator.answered(() -> {
            List<MatchedUser> matches = matching.match(profile);
            FieldModel model = models.customer();
            return matches.stream()
                    .map(match -> new MatchedCustomer(
                            Customer.of(match.user(), model, links), match.points(), match.reasons()))
                    .toList();
        });
    }

    public Customer find(String id) {
        return FailureTranslator.answered(() -> Customer.of(read(id), models.customer(), links));
    }

    /** Creates a customer. The same request by the same agent within minutes returns the first customer. */
    public Customer create(KhorosCaller caller, Map<String, JsonNode> members) {
        return FailureTranslator.answered(() -> {
            FieldModel model = models.customer();
            Map<Field, Object> values = FieldValues.read(model, members, FieldModel.READ_ONLY);
            return Customer.of(creation.create(caller, model, values), model, links);
        });
    }

    /** Changes the given members, clears those given as null or empty, and leaves the rest. */
    public Customer update(String id, Map<String, JsonNode> members) {
        return FailureTranslator.answered(() -> {
            FieldModel model = models.customer();
            long user = EntityIds.of(id).orElseThrow(() -> OperationException.of(Code.NOT_FOUND, Requesters.UNKNOWN));
            Map<Field, Object> values = FieldValues.read(model, members, FieldModel.READ_ONLY);
            if (!recent.isKnownCustomer(user) || values.isEmpty()) {
                User known = read(id);
                if (values.isEmpty()) {
                    return Customer.of(known, model, links);
                }
            }
            try {
                User updated = update.update(model, user, values);
                return Customer.of(customer(updated), model, links);
            } catch (ZendeskException e) {
                throw e.is(Kind.NOT_FOUND) ? unknown(user) : e;
            }
        });
    }

    private User read(String id) {
        long number = EntityIds.of(id).orElseThrow(() -> OperationException.of(Code.NOT_FOUND, Requesters.UNKNOWN));
        try {
            return customer(zendesk.user(number));
        } catch (ZendeskException e) {
            throw e.is(Kind.NOT_FOUND) ? unknown(number) : e;
        }
    }

    private User customer(User user) {
        recent.seen(user);
        Requesters.problem(user).ifPresent(problem -> {
            throw OperationException.of(Code.NOT_FOUND, problem);
        });
        return user;
    }

    private OperationException unknown(long id) {
        recent.forget(id);
        return OperationException.of(Code.NOT_FOUND, Requesters.UNKNOWN);
    }

    private List<Customer> customers(List<User> users, FieldModel model) {
        return users.stream().map(user -> Customer.of(user, model, links)).toList();
    }
}
