package io.khoroszendesk.care.push;

import io.khoroszendesk.care.api.AuthorRef;
import io.khoroszendesk.care.api.AuthorUpdate;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.Person;
import io.khoroszendesk.care.push.PushResult.NotJoined;
import io.khoroszendesk.care.push.PushResult.Reason;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides at the last moment which accounts go into a batch. A batch that names a customer and an account merges the
 * two into one person, perhaps with everyone joined to either, and the API can't simply undo that. So Care is asked
 * first to whom the account belongs.
 */
@Singleton
class AccountJoins {

    private final CareClient care;
    private final CareConfig config;

    @Inject
    AccountJoins(CareClient care, CareConfig config) {
        this.care = care;
        this.config = config;
    }

    /**
     * The updates of a batch with only those accounts that are certain; the others are added to {@code notJoined}.
     *
     * @param all all updates of this push; no other one may name the account
     */
    List<AuthorUpdate> sure(List<AuthorUpdate> batch, List<AuthorUpdate> all, List<NotJoined> notJoined) {
        return batch.stream()
                .map(update -> {
                    List<AuthorRef> sure = new ArrayList<>();
                    for (AuthorRef account : update.joins()) {
                        Decision decision = decide(update, account, all);
                        if (decision.join) {
                            sure.add(account);
                        } else if (decision.reason != null) {
                            notJoined.add(new NotJoined(update.id(), account, decision.reason));
                        }
                    }
                    return update.with(sure);
                })
                .toList();
    }

    /** Whether to join, and if not, why. Neither if both are already one person. */
    private record Decision(boolean join, Reason reason) {
        static Decision not(Reason reason) {
            return new Decision(false, reason);
        }
    }

    private Decision decide(AuthorUpdate update, AuthorRef account, List<AuthorUpdate> all) {
        boolean namedTwice = all.stream()
                .filter(other -> !other.id().equals(update.id()))
                .anyMatch(other -> other.joins().contains(account));
        if (namedTwice) {
            return Decision.not(Reason.NAMED_TWICE);
        }
        List<Person> owners;
        try {
            owners = care.author(account, false);
        } catch (CareException e) {
            return Decision.not(Reason.UNSURE);
        }
        if (owners.isEmpty()) {
            return Decision.not(Reason.UNKNOWN);
        }
        if (owners.size() > 1) {
            return Decision.not(Reason.UNSURE);
        }
        List<String> customers = owners.getFirst().customers(config.crmKey().orElseThrow());
        if (customers.stream().anyMatch(customer -> !customer.equals(update.id()))) {
            return Decision.not(Reason.ANOTHERS);
        }
        return new Decision(customers.isEmpty(), null);
    }
}
