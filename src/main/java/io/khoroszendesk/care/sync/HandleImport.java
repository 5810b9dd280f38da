package io.khoroszendesk.care.sync;

import io.khoroszendesk.bridge.identity.Handle;
import io.khoroszendesk.bridge.identity.LearnedHandles;
import io.khoroszendesk.care.api.AuthorAccount;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.Person;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.ZendeskId;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.khoroszendesk.zendesk.model.ZendeskException.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Imports what Care's agents have found out: the handle of an account that an agent has joined with a customer becomes
 * a learned handle of the customer in Zendesk. Care doesn't list changes made through its API, and handles that Zendesk
 * already has aren't written. So the two sides can't trigger each other endlessly.
 */
@Singleton
class HandleImport {

    private static final Duration LONGEST_WINDOW = Duration.ofHours(24);
    /** Care's list may lag, and its clock may differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    /** Zendesk allows the account one update of users a second. */
    static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    /** Networks that are not public ones, whose names don't help a best match. */
    private static final Set<String> NOT_SOCIAL = Set.of(AuthorRef.CRM, "external", "lithium");
    /**
     * Networks whose account ids are global. On Facebook and Instagram an id applies only to one of the brand's pages.
     */
    private static final Set<String> WITH_IDS = Set.of("twitter");

    private final CareClient care;
    private final CareConfig config;
    private final LearnedHandles handles;
    private final AgentSplits splits;
    private final BackgroundCalls asking;

    @Inject
    HandleImport(
            CareClient care, CareConfig config, LearnedHandles handles, AgentSplits splits, BackgroundCalls asking) {
        this.care = care;
        this.config = config;
        this.handles = handles;
        this.splits = splits;
        this.asking = asking;
    }

    /** The start of a first run. */
    static Instant beginning(Instant now) {
        return now.minus(LONGEST_WINDOW);
    }

    /**
     * Imports the changes since {@code from}.
     *
     * @param joined which accounts were one person with which customer; kept up to date
     * @param reached called with the end of every completed window
     * @param outcomes told what came of every account, in words for a report
     * @throws ZendeskException and {@link CareException} for failures that would affect every other handle as well
     */
    void run(StopSignal stop, Instant from, Instant now, JoinedAccounts joined, WindowEnd reached, SyncReport outcomes)
            throws SyncException {
        Set<String> done = new HashSet<>();
        Instant start = from.minus(OVERLAP);
        while (start.isBefore(now)) {
            Instant end = earlier(start.plus(LONGEST_WINDOW), now);
            for (String author : care.changed(start, end)) {
                stop.check();
                if (done.add(author)) {
                    care.author(author).forEach(person -> {
                        // First, so that an account that was moved to another customer can become that one's.
                        splits.takeOver(stop, person, joined, outcomes::split);
                        takeOver(stop, person, joined, outcomes::back);
                    });
                }
            }
            reached.at(end);
            start = end;
        }
    }

    /** Stores the progress. */
    interface WindowEnd {
        void at(Instant end) throws SyncException;
    }

    /** If a person has several customers, it is ambiguous to whom of them an account belongs. */
    private void takeOver(StopSignal stop, Person person, JoinedAccounts joined, Consumer<String> outcome) {
        String key = config.crmKey().orElseThrow();
        List<String> customers = person.customers(key);
        List<AuthorAccount> social = person.accounts(key).stream()
                .filter(account -> !NOT_SOCIAL.contains(account.network()) && !account.isScrubbed())
                .toList();
        List<Handle> accounts = social.stream()
                .map(HandleImport::handle)
                .flatMap(Optional::stream)
                .toList();
        if (customers.isEmpty() || accounts.isEmpty()) {
            return;
        }
        if (customers.size() > 1 || ZendeskId.parse(customers.getFirst()).isEmpty()) {
            accounts.forEach(account -> outcome.accept("left out, because the person is several customers"));
            return;
        }
        long customer = Long.parseLong(customers.getFirst());
        social.forEach(account -> joined.add(customer, account));
        for (Handle account : accounts) {
            String result = learn(stop, customer, account);
            outcome.accept(result);
            if (result.equals(LearnedHandles.LEARNED)) {
                stop.sleep(BETWEEN_WRITES);
            }
        }
    }

    /** Only names are learned: agents see them on a network, and a best match sends them. */
    private static Optional<Handle> handle(AuthorAccount account) {
        return Handle.of(
                        account.network(),
                        account.screenName(),
                        WITH_IDS.contains(account.network()) ? account.id() : null)
                .filter(handle -> handle.name() != null);
    }

    private String learn(StopSignal stop, long customer, Handle handle) {
        try {
            return asking.zendesk(stop, () -> handles.assign(customer, handle));
        } catch (ZendeskException e) {
            if (e.is(Kind.NOT_FOUND, Kind.INVALID, Kind.CONFLICT)) {
                return "refused by Zendesk";
            }
            throw e;
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
