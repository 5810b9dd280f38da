package io.khoroszendesk.care.push;

import io.khoroszendesk.care.api.AuthorAccount;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.care.api.Person;
import io.khoroszendesk.care.push.Detachment.Outcome;
import io.khoroszendesk.care.push.PushResult.Joined;
import io.khoroszendesk.care.push.PushResult.NotJoined;
import io.khoroszendesk.care.tickets.TicketConfig;
import io.khoroszendesk.care.tickets.TicketFields;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pushes Zendesk's customers to Care as authors, and splits them off people they no longer belong to. */
@Singleton
public class AuthorPush {

    private final CareClient care;
    private final CareConfig config;
    private final AuthorConfig mapping;
    private final TicketConfig tickets;
    private final AccountJoins joins;

    @Inject
    AuthorPush(CareClient care, CareConfig config, AuthorConfig mapping, TicketConfig tickets, AccountJoins joins) {
        this.care = care;
        this.config = config;
        this.mapping = mapping;
        this.tickets = tickets;
        this.joins = joins;
    }

    /**
     * Creates or updates the CRM authors of these customers, in their order, and joins accounts that are certain.
     * Repeating the push changes nothing more. Failures of Care are in the result, not thrown.
     */
    public PushResult push(List<AuthorUpdate> updates) {
        List<Joined> joined = new ArrayList<>();
        List<NotJoined> notJoined = new ArrayList<>();
        BatchSender batches = new BatchSender(care, config.crmKey().orElseThrow(), keys());
        JoinPlan plan = joins.plan(updates);
        boolean isLong = updates.size() > mapping.batchSize();
        for (int start = 0; start < updates.size(); start += mapping.batchSize()) {
            List<AuthorUpdate> batch = updates.subList(start, Math.min(updates.size(), start + mapping.batchSize()));
            batches.send(batches.broken().isPresent() ? batch : plan.sure(batch, isLong, joined, notJoined));
        }
        joined.removeIf(account -> !batches.succeeded().contains(account.id()));
        return new PushResult(batches.succeeded(), batches.failed(), joined, notJoined, batches.broken());
    }

    /** What the rules say about joining the accounts of this customer now. Care is only asked. */
    public JoinPreview preview(AuthorUpdate update) {
        List<Joined> joined = new ArrayList<>();
        List<NotJoined> notJoined = new ArrayList<>();
        List<AuthorRef> wouldJoin = joins.preview(update)
                .sure(List.of(update), false, joined, notJoined)
                .getFirst()
                .joins();
        return new JoinPreview(
                joined.stream()
                        .map(Joined::account)
                        .filter(account -> !wouldJoin.contains(account))
                        .toList(),
                wouldJoin,
                notJoined);
    }

    /** An agent has split this account off the customer, so it isn't joined again because of what Zendesk still says. */
    public void splitOff(String customer, AuthorRef account) {
        joins.splitOff(customer, account);
    }

    /**
     * Splits the author of a deleted or merged customer off the person it belongs to.
     *
     * @throws CareException if a call to Care fails; a split is not retried, because its outcome is unknown
     */
    public Detachment detach(String customer) {
        List<Person> persons = care.owners(care.crm(customer));
        String key = config.crmKey().orElseThrow();
        Optional<Person> person = persons.stream()
                .filter(p -> p.customers(key).contains(customer))
                .findFirst()
                .or(() -> persons.stream().findFirst());
        if (person.isEmpty()) {
            return new Detachment(Outcome.UNKNOWN, "Care doesn't know this customer.");
        }
        if (isAlone(person.get(), key, customer)) {
            return new Detachment(
                    Outcome.ALONE,
                    "The customer is joined with nobody in Care; the record stays, because it can't be deleted.");
        }
        Optional<AuthorRef> stays = person.get().staying(key, List.of(care.crm(customer)));
        if (stays.isEmpty()) {
            return new Detachment(
                    Outcome.IMPOSSIBLE,
                    "None of the accounts the customer is joined with can be named in a split: take the customer off in"
                            + " Care's user interface.");
        }
        return split(stays.get(), customer);
    }

    /**
     * Overwrites whatever was pushed of a customer, because attributes can't be deleted: with the value that stands for
     * what a customer doesn't have. Earlier settings may have pushed other attributes than today's, so whatever Care shows
     * of the author counts as well.
     *
     * @param author the customer's CRM author as Care shows it
     */
    public PushResult empty(AuthorAccount author) {
        Set<String> ours = keys();
        Set<String> all = new LinkedHashSet<>(ours);
        author.filledKeys().stream()
                .filter(key -> !noValue().equals(author.attribute(key)))
                .forEach(all::add);
        PushResult result = empty(author.id(), all);
        if (result.failed().isEmpty() || result.broken().isPresent() || all.size() == ours.size()) {
            return result;
        }
        // Care refuses a whole customer because of one key, so what it takes is emptied at least.
        PushResult ofOurs = empty(author.id(), ours);
        if (!ofOurs.failed().isEmpty()) {
            return ofOurs;
        }
        all.removeAll(ours);
        return all.stream()
                .map(key -> empty(author.id(), Set.of(key)))
                .filter(one -> !one.failed().isEmpty())
                .findFirst()
                .orElse(ofOurs);
    }

    private PushResult empty(String customer, Set<String> keys) {
        Map<String, String> attributes = new LinkedHashMap<>();
        keys.forEach(key -> attributes.put(key, noValue()));
        return push(List.of(new AuthorUpdate(customer, attributes, List.of())));
    }

    private String noValue() {
        return mapping.noValue().orElse("");
    }

    /** The keys of all attributes that are sent. */
    private Set<String> keys() {
        Set<String> keys = AuthorMapping.keys(mapping);
        keys.addAll(TicketFields.of(tickets).keys());
        return keys;
    }

    private Detachment split(AuthorRef stays, String customer) {
        Detachment done = new Detachment(Outcome.SPLIT, "The customer was split off the person in Care.");
        try {
            care.split(stays, List.of(care.crm(customer)));
            return done;
        } catch (CareException e) {
            if (e.is(Kind.MISSING, Kind.INVALID)) {
                // Another replica may have been told of the same deletion, and have split the customer off meanwhile.
                if (isApart(customer)) {
                    return done;
                }
                return new Detachment(
                        Outcome.IMPOSSIBLE,
                        "Care doesn't split the customer off: take it off in Care's user interface. " + e.getMessage());
            }
            throw e;
        }
    }

    private boolean isApart(String customer) {
        String key = config.crmKey().orElseThrow();
        return care.owners(care.crm(customer)).stream()
                .filter(person -> person.customers(key).contains(customer))
                .anyMatch(person -> isAlone(person, key, customer));
    }

    private static boolean isAlone(Person person, String key, String customer) {
        return person.accounts(key).isEmpty() && person.customers(key).stream().allMatch(customer::equals);
    }
}
