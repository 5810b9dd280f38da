package io.khoroszendesk.care.authors;

import io.khoroszendesk.bridge.identity.Handle;
import io.khoroszendesk.bridge.identity.LearnedHandles;
import io.khoroszendesk.care.api.AuthorAccount;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.Person;
import io.khoroszendesk.care.push.AuthorPush;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.ZendeskId;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Splits accounts off a person, and keeps the next push from joining them again: it joins what is in a customer's handles in
 * Zendesk. Care doesn't list what its API has changed, so sync would not learn of the split by itself.
 */
@Singleton
class PersonSplit {

    private final AuthorLookup lookup;
    private final CareClient care;
    private final AuthorPush authors;
    private final LearnedHandles handles;
    private final BackgroundCalls asking;
    private final CareConfig config;

    @Inject
    PersonSplit(
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

    /** An account that is no longer one person with a customer after the split. */
    private record Parting(String customer, AuthorRef account, Handle handle) {}

    /**
     * What a split would do; nothing if the accounts are alone already.
     *
     * @throws CommandException if it can't be done, with the reason
     */
    List<String> steps(List<AuthorRef> away) {
        Person person = person(away);
        if (isAlone(person, away)) {
            return List.of();
        }
        List<String> steps = new ArrayList<>();
        steps.add(
                "Split " + String.join(", ", away.stream().map(AuthorRef::words).toList())
                        + " off the person " + PersonView.line(person) + ", who stays with "
                        + staying(person, away).words() + ".");
        partings(person, away)
                .forEach(parting -> steps.add("Take " + parting.account.words() + " out of the handles of the customer "
                        + parting.customer + " in Zendesk, if it is there."));
        return steps;
    }

    /**
     * Does it; in Zendesk first, because whatever is pushed in between would join the accounts again.
     *
     * @param takenOut is told, as a sentence, of each line that has left a customer's handles
     */
    void split(List<AuthorRef> away, Consumer<String> takenOut) {
        Person person = person(away);
        for (Parting parting : partings(person, away)) {
            authors.splitOff(parting.customer, parting.account);
            boolean wasThere = asking.zendesk(
                    new StopSignal(), () -> handles.withdraw(Long.parseLong(parting.customer), parting.handle));
            if (wasThere) {
                takenOut.accept(parting.account.words() + " is out of the handles of the customer " + parting.customer
                        + " in Zendesk already.");
            }
        }
        care.split(staying(person, away), away);
    }

    private Person person(List<AuthorRef> away) {
        List<Person> persons =
                AuthorLookup.distinct(away.stream().map(lookup::one).toList());
        if (persons.size() != 1) {
            throw new CommandException(
                    "These accounts are of " + persons.size() + " people in Care. Split them off one after the other.");
        }
        return persons.getFirst();
    }

    private static boolean isOneOf(AuthorRef author, List<AuthorRef> authors) {
        return authors.stream().anyMatch(author::isSame);
    }

    private boolean isAlone(Person person, List<AuthorRef> away) {
        return person.handles().size() == person.authors(key()).size()
                && person.authors(key()).stream().allMatch(author -> isOneOf(author, away));
    }

    private AuthorRef staying(Person person, List<AuthorRef> away) {
        return person.staying(key(), away)
                .orElseThrow(() -> new CommandException("Nobody whom the API can name would stay with the person: split"
                        + " the account off in Care's user interface."));
    }

    /** Each customer with each account on the other side of the split. */
    private List<Parting> partings(Person person, List<AuthorRef> away) {
        List<Parting> partings = new ArrayList<>();
        for (String customer : person.customers(key())) {
            if (ZendeskId.parse(customer).isEmpty()) {
                continue;
            }
            boolean leaves = isOneOf(care.crm(customer), away);
            for (AuthorAccount account : person.accounts(key())) {
                if (account.id() == null) {
                    continue;
                }
                AuthorRef ref = AuthorRef.of(account.network(), account.id());
                Handle.of(account.network(), account.screenName(), account.id())
                        .filter(handle -> leaves != isOneOf(ref, away))
                        .ifPresent(handle -> partings.add(new Parting(customer, ref, handle)));
            }
        }
        return partings;
    }

    private String key() {
        return config.crmKey().orElseThrow();
    }
}
