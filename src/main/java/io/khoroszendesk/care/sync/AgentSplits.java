package io.khoroszendesk.care.sync;

import io.khoroszendesk.bridge.identity.Handle;
import io.khoroszendesk.bridge.identity.LearnedHandles;
import io.khoroszendesk.care.api.AuthorAccount;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.Person;
import io.khoroszendesk.care.push.AuthorPush;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.ZendeskId;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes over that an agent has split an account off a customer in Care: its handle leaves the customer's user in Zendesk.
 * If it stayed, the next change of the user would join the account again.
 */
@Singleton
class AgentSplits {

    private final CareClient care;
    private final CareConfig config;
    private final LearnedHandles handles;
    private final AuthorPush authors;
    private final BackgroundCalls asking;

    @Inject
    AgentSplits(
            CareClient care, CareConfig config, LearnedHandles handles, AuthorPush authors, BackgroundCalls asking) {
        this.care = care;
        this.config = config;
        this.handles = handles;
        this.authors = authors;
        this.asking = asking;
    }

    /** Looks for splits on a person that was changed in Care, from the side of the accounts and of the customers. */
    void takeOver(StopSignal stop, Person person, JoinedAccounts joined, Consumer<String> outcome) {
        List<String> customers = person.customers(key());
        for (AuthorAccount account : person.accounts(key())) {
            if (account.id() != null) {
                joined.customers(account).stream()
                        .filter(customer -> !customers.contains(String.valueOf(customer)))
                        .forEach(customer -> outcome.accept(withdraw(stop, customer, account, joined)));
            }
        }
        List<AuthorRef> there = person.accounts(key()).stream()
                .filter(account -> account.id() != null)
                .map(account -> AuthorRef.of(account.network(), account.id()))
                .toList();
        for (String customer : customers) {
            if (ZendeskId.parse(customer).isPresent()) {
                joined.of(Long.parseLong(customer)).stream()
                        .filter(account -> !there.contains(account))
                        .forEach(account -> elsewhere(customer, account)
                                .ifPresent(found ->
                                        outcome.accept(withdraw(stop, Long.parseLong(customer), found, joined))));
            }
        }
    }

    /** The account, if it is another person's now. One that Care doesn't have any more was not split off. */
    private Optional<AuthorAccount> elsewhere(String customer, AuthorRef account) {
        List<Person> owners = care.author(account, false);
        return owners.size() != 1 || owners.getFirst().customers(key()).contains(customer)
                ? Optional.empty()
                : owners.getFirst().accounts(key()).stream()
                        .filter(found -> found.network().equals(account.network())
                                && account.id().equals(found.id()))
                        .findFirst();
    }

    private String withdraw(StopSignal stop, long customer, AuthorAccount account, JoinedAccounts joined) {
        AuthorRef ref = AuthorRef.of(account.network(), account.id());
        // Before Zendesk is told, because its export may bring the user as it was.
        authors.splitOff(String.valueOf(customer), ref);
        String result = Handle.of(account.network(), account.screenName(), account.id())
                .map(handle -> withdraw(stop, customer, handle))
                .orElse("without a handle");
        joined.remove(customer, ref);
        return result;
    }

    private String withdraw(StopSignal stop, long customer, Handle handle) {
        try {
            boolean wasThere = asking.zendesk(stop, () -> handles.withdraw(customer, handle));
            if (wasThere) {
                stop.sleep(HandleImport.BETWEEN_WRITES);
            }
            return wasThere ? "taken off the customer in Zendesk" : "not with the customer in Zendesk";
        } catch (ZendeskException e) {
            if (e.is(Kind.NOT_FOUND, Kind.INVALID, Kind.CONFLICT)) {
                return "refused by Zendesk";
            }
            throw e;
        }
    }

    private String key() {
        return config.crmKey().orElseThrow();
    }
}
