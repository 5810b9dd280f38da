package io.khoroszendesk.care.tickets;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.common.deadletter.DeadLetter.Kind;
import io.khoroszendesk.common.deadletter.DeadLetterRetry;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reactivates conversations that were not reactivated when it was their time. */
@Singleton
class ReactivationRetry implements DeadLetterRetry {

    private final CareConfig care;
    private final Reactivations reactivations;
    private final ReactivationJournal journal;

    @Inject
    ReactivationRetry(CareConfig care, Reactivations reactivations, ReactivationJournal journal) {
        this.care = care;
        this.reactivations = reactivations;
        this.journal = journal;
    }

    @Override
    public Kind kind() {
        return Kind.REACTIVATION;
    }

    @Override
    public Map<String, Outcome> retry(List<String> keys) {
        Map<String, Outcome> outcomes = new HashMap<>();
        keys.forEach(key -> outcomes.put(key, retry(key)));
        return outcomes;
    }

    private Outcome retry(String key) {
        Optional<Reactivation> reactivation = Reactivation.parse(key);
        if (reactivation.isEmpty()) {
            return failed("Another version of the adapter has written this.");
        }
        if (!care.isConfigured()) {
            return failed("Khoros Care isn't configured.");
        }
        if (!reactivations.isWanted(reactivation.get())) {
            return failed("ADAPTER_CARE_REACTIVATE doesn't ask for it.");
        }
        Optional<String> damage = journal.damage();
        if (damage.isPresent()) {
            // A server couldn't tell that this one was made.
            return failed(damage.get());
        }
        try {
            reactivations.again(reactivation.get());
            return Outcome.done();
        } catch (CareException e) {
            return failed(e.getMessage());
        } catch (ZendeskException e) {
            return failed("Zendesk: " + e.getMessage() + ".");
        }
    }

    private static Outcome failed(String words) {
        return new Outcome(Result.FAILED, words);
    }
}
