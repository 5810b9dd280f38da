package io.khoroszendesk.care.authors;

import io.khoroszendesk.bridge.identity.Handle;
import io.khoroszendesk.bridge.identity.LearnedHandles;
import io.khoroszendesk.care.api.AuthorAccount;
import io.khoroszendesk.care.api.AuthorBody;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.Person;
import io.khoroszendesk.care.push.AuthorPush;
import io.khoroszendesk.care.push.PushResult;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.log.Plural;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Makes several people one person, by the rules of a push: no person gets two customers of Zendesk. Where a customer is
 * among them, it is the push itself that joins, so that its own look-ups have the last word.
 */
@Singleton
class PersonJoin {

    private final AuthorLookup lookup;
    private final CareClient care;
    private final AuthorPush authors;
    private final LearnedHandles handles;
    private final BackgroundCalls asking;
    private final CareConfig config;

    @Inject
    PersonJoin(
            AuthorLookup lookup,
            CareClient care,
            AuthorPush authors,
            LearnedHandles handles,
            BackgroundCalls asking,
            CareConfig config) {
        this.lookup = lookup;
        this.care = care;
        this.authors = authors;
        this.handles = handles;
        this.asking = asking;
        this.config = config;
    }

    /** The people who would become one, each with the accounts that were named of it. */
    private record Group(Map<AuthorRef, Person> owners, List<Person> persons, Optional<String> customer) {}

    /**
     * What a join would do; nothing if all are one person already.
     *
     * @throws CommandException if it must not be done, with the reason
     */
    List<String> steps(List<AuthorRef> accounts) {
        Group group = group(accounts);
        if (group.persons.size() < 2) {
            return List.of();
        }
        List<String> steps = new ArrayList<>();
        steps.add("Make these " + group.persons.size() + " people one person"
                + group.customer.map(id -> ", who is the customer " + id).orElse("") + ":");
        group.persons.forEach(person -> steps.add("  " + PersonView.line(person)));
        return steps;
    }

    /** Does it. */
    void join(List<AuthorRef> accounts) {
        Group group = group(accounts);
        if (group.customer.isPresent()) {
            push(group.customer.get(), others(group, group.customer.get()));
        } else {
            care.updateAuthor(accounts.getFirst(), AuthorBody.of(accounts.subList(1, accounts.size())));
        }
    }

    private Group group(List<AuthorRef> accounts) {
        Map<AuthorRef, Person> owners = new LinkedHashMap<>();
        accounts.forEach(account -> owners.put(account, lookup.one(account)));
        List<Person> persons = AuthorLookup.distinct(owners.values());
        TreeSet<String> customers = new TreeSet<>();
        persons.forEach(person -> customers.addAll(person.customers(key())));
        if (customers.size() > 1) {
            throw new CommandException("Not joined: these people are " + Plural.of(customers.size(), "customer")
                    + " of Zendesk ("
                    + String.join(", ", customers) + "), who would become one person. If it is one human, merge the"
                    + " customers in Zendesk; if not, split the person in Care first.");
        }
        Optional<String> customer = customers.stream().findFirst();
        Group group = new Group(owners, persons, customer);
        customer.filter(id -> persons.size() > 1).ifPresent(id -> {
            lookup.checkCustomer(id);
            checkZendesk(id, group);
        });
        return group;
    }

    /** Whoever has an account in Zendesk would be refused it by the next push, or get it back. */
    private void checkZendesk(String customer, Group group) {
        for (Person person : group.persons) {
            for (AuthorAccount account : person.accounts(key())) {
                Optional<Handle> handle = Handle.of(account.network(), account.screenName(), account.id());
                if (handle.isPresent()
                        && asking.zendesk(
                                new StopSignal(), () -> handles.isShared(Long.parseLong(customer), handle.get()))) {
                    throw new CommandException("Not joined: another customer in Zendesk has the account "
                            + account.network() + ":" + account.id()
                            + ". Take it off there first, or merge the customers.");
                }
            }
        }
    }

    /** The named accounts of those people who aren't the customer yet. */
    private List<AuthorRef> others(Group group, String customer) {
        return group.owners.entrySet().stream()
                .filter(owner -> !owner.getValue().customers(key()).contains(customer))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void push(String customer, List<AuthorRef> accounts) {
        PushResult result = authors.push(List.of(new AuthorUpdate(customer, Map.of(), accounts)));
        result.broken().ifPresent(fault -> {
            throw fault;
        });
        result.failed().stream().findFirst().ifPresent(failed -> {
            throw new CommandException("Care refuses it: " + failed.said());
        });
        result.notJoined().stream().findFirst().ifPresent(apart -> {
            throw new CommandException("Not joined: " + apart.account().words() + ", because "
                    + apart.reason().words() + ".");
        });
    }

    private String key() {
        return config.crmKey().orElseThrow();
    }
}
