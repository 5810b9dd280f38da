package io.khoroszendesk.care.tickets;

import io.khoroszendesk.care.api.AuthorAccount;
import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.CareCallConfig;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.care.api.ConversationsClient;
import io.khoroszendesk.common.deadletter.DeadLetter;
import io.khoroszendesk.common.deadletter.DeadLetter.Cause;
import io.khoroszendesk.common.deadletter.DeadLetters;
import io.khoroszendesk.common.resilience.Retries;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.common.resilience.StoppedException;
import io.khoroszendesk.zendesk.AgentLinks;
import io.khoroszendesk.zendesk.ZendeskClient;
import io.khoroszendesk.zendesk.background.BackgroundCalls;
import io.khoroszendesk.zendesk.model.ZendeskException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Reactivates Care's conversations with a customer. Care's call is about one account on one network, so the customer's
 * accounts are looked up first: one call, and one more for each account, at most {@value #MOST_ACCOUNTS}. Care changes
 * pending conversations alone. Nothing happens because of what this service itself has done in Zendesk, which an agent of
 * Care has begun.
 */
@Singleton
public class Reactivations {

    private static final Logger LOG = Logger.getLogger(Reactivations.class);
    private static final int MOST_ACCOUNTS = 5;
    /** The networks that the call supports, without the CRM, on which nobody writes. */
    private static final Set<String> NETWORKS = Set.of("twitter", "instagram", "facebook", "googleplus", "lithium");

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60));

    private static final String REPEATED = "repeated";
    private static final String INTERRUPTED = "interrupted";

    private final CareClient care;
    private final ConversationsClient conversations;
    private final CareConfig config;
    private final CareCallConfig callsConfig;
    private final TicketConfig tickets;
    private final AgentLinks links;
    private final ZendeskClient zendesk;
    private final BackgroundCalls calls;
    private final ReactivationJournal journal;
    private final DeadLetters letters;
    private final MeterRegistry metrics;
    private volatile long self;

    @Inject
    Reactivations(
            CareClient care,
            ConversationsClient conversations,
            CareConfig config,
            CareCallConfig callsConfig,
            TicketConfig tickets,
            AgentLinks links,
            ZendeskClient zendesk,
            BackgroundCalls calls,
            ReactivationJournal journal,
            DeadLetters letters,
            MeterRegistry metrics) {
        this.care = care;
        this.conversations = conversations;
        this.config = config;
        this.callsConfig = callsConfig;
        this.tickets = tickets;
        this.links = links;
        this.zendesk = zendesk;
        this.calls = calls;
        this.journal = journal;
        this.letters = letters;
        this.metrics = metrics;
    }

    /** Whether the setting asks for this. */
    public boolean isWanted(Reactivation reactivation) {
        return tickets.reactivate()
                .orElse(List.of())
                .contains(reactivation.reason().setting());
    }

    /** Whether the setting asks for any. */
    public boolean areWanted() {
        return !tickets.reactivate().orElse(List.of()).isEmpty();
    }

    /** Notes that a reactivation is to be made; false if that is known. It may write a file. */
    public boolean add(Reactivation reactivation) {
        return journal.add(reactivation);
    }

    /** What was noted and not begun before this process was started. */
    public List<Reactivation> left() {
        return areWanted() ? journal.left() : List.of();
    }

    /**
     * Reactivates the customer's conversations. What came of it is counted. What fails is given up: it is logged, and kept
     * as a dead letter.
     *
     * @throws StoppedException if it is stopped
     */
    public void run(StopSignal stop, Reactivation reactivation) {
        String outcome = "failed";
        try {
            outcome = isOwn(stop, reactivation) ? "own" : reactivate(stop, reactivation);
            if (!outcome.equals(REPEATED)) {
                letters.settle(DeadLetter.Kind.REACTIVATION, List.of(reactivation.key()));
            }
        } catch (StoppedException e) {
            outcome = INTERRUPTED;
            throw e;
        } catch (CareException e) {
            if (e.is(Kind.STOPPED)) {
                outcome = INTERRUPTED;
            } else {
                giveUp(reactivation, e.concernsAll() ? Cause.UNAVAILABLE : Cause.REFUSED, e.getMessage());
            }
        } catch (ZendeskException e) {
            giveUp(reactivation, Cause.UNAVAILABLE, "Zendesk: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Care's conversations about ticket %d were not reactivated", reactivation.ticket());
            bury(reactivation, Cause.FAILED);
        } finally {
            metrics.counter("adapter.care.reactivations", "outcome", outcome).increment();
        }
    }

    /**
     * Makes one attempt of a reactivation that was given up. It is made even if it was begun before, so there may be a second
     * note.
     *
     * @throws CareException if Care fails
     * @throws ZendeskException if Zendesk can't be asked; nothing was done
     */
    void again(Reactivation reactivation) {
        StopSignal stop = new StopSignal();
        if (!isOwn(stop, reactivation)) {
            List<AuthorRef> accounts = accounts(reactivation);
            // So that a server that is started now doesn't make it as well.
            journal.begin(reactivation);
            make(stop, reactivation, accounts, List.of());
        }
    }

    private void giveUp(Reactivation reactivation, Cause cause, String fault) {
        LOG.warnf("Care's conversations about ticket %d were not reactivated: %s", reactivation.ticket(), fault);
        bury(reactivation, cause);
    }

    private void bury(Reactivation reactivation, Cause cause) {
        letters.bury(DeadLetter.Kind.REACTIVATION, List.of(reactivation.key()), cause);
    }

    private boolean isOwn(StopSignal stop, Reactivation reactivation) {
        if (self == 0) {
            Long id = calls.zendesk(stop, zendesk::me).id();
            self = id == null ? 0 : id;
        }
        return reactivation.actor() == self;
    }

    private String reactivate(StopSignal stop, Reactivation reactivation) {
        List<AuthorRef> accounts = patiently(stop, PAUSES, () -> accounts(reactivation));
        // Not before, because a look-up may be made again, and what was begun may not. What Care certainly hasn't done
        // is
        // not begun while it waits for the next attempt, so that a process that ends meanwhile leaves it to the next
        // one.
        return patiently(
                stop,
                PAUSES,
                () -> journal.begin(reactivation) ? make(stop, reactivation, accounts, PAUSES) : REPEATED);
    }

    private String make(StopSignal stop, Reactivation reactivation, List<AuthorRef> accounts, List<Duration> pauses) {
        String note = reactivation.note(links.ticket(reactivation.ticket()));
        int made = 0;
        boolean any = false;
        boolean isUndone = false;
        try {
            for (AuthorRef account : accounts) {
                any |= !patiently(
                                stop,
                                made == 0 ? List.of() : pauses,
                                () -> conversations.reactivate(account, note, null))
                        .isEmpty();
                made++;
            }
        } catch (StoppedException e) {
            isUndone = made == 0;
            throw e;
        } catch (CareException e) {
            isUndone = made == 0 && isUndone(e);
            throw e;
        } finally {
            journal.end(reactivation, isUndone);
        }
        return any ? "reactivated" : "none_pending";
    }

    /** The customer's accounts, of nobody else: an answer about others would leave a note with them. */
    private List<AuthorRef> accounts(Reactivation reactivation) {
        AuthorRef customer = care.crm(String.valueOf(reactivation.customer()));
        return care.owners(customer).stream()
                .filter(person -> person.has(customer))
                .flatMap(person -> person.accounts(config.crmKey().orElseThrow()).stream())
                .filter(account -> account.id() != null && NETWORKS.contains(account.network()))
                .filter(account -> !account.isScrubbed())
                .map(Reactivations::ref)
                .distinct()
                .limit(MOST_ACCOUNTS)
                .toList();
    }

    private static AuthorRef ref(AuthorAccount account) {
        return new AuthorRef(account.network(), account.instance(), account.id());
    }

    /** Whether Care certainly hasn't done it; a call with an unknown outcome could leave a second note. */
    private static boolean isUndone(CareException failure) {
        return failure.is(Kind.UNREACHABLE, Kind.RATE_LIMITED);
    }

    /** Tries again what Care certainly hasn't done, unless Care asks for a longer pause than is accepted. */
    private <T> T patiently(StopSignal stop, List<Duration> pauses, Supplier<T> call) {
        return Retries.call(
                CareException.class,
                (failure, repeats) -> isUndone(failure) && repeats < pauses.size()
                        ? Optional.of(failure.retryAfter().orElse(pauses.get(repeats)))
                                .filter(pause -> pause.compareTo(callsConfig.longestWait()) <= 0)
                        : Optional.empty(),
                stop::sleep,
                call);
    }
}
