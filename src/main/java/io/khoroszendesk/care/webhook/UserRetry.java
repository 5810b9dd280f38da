package io.khoroszendesk.care.webhook;

import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.push.CustomerPush;
import io.khoroszendesk.care.push.PushSummary;
import io.khoroszendesk.common.deadletter.DeadLetter.Kind;
import io.khoroszendesk.common.deadletter.DeadLetterRetry;
import io.khoroszendesk.common.resilience.StopSignal;
import io.khoroszendesk.zendesk.model.ZendeskException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pushes users again of whom the webhook has told and whom Care has not taken. They are read anew, so Care gets what is
 * true now, and a second push changes nothing.
 */
@Singleton
class UserRetry implements DeadLetterRetry {

    private final CareConfig care;
    private final Instance<CustomerPush> customers;

    @Inject
    UserRetry(CareConfig care, Instance<CustomerPush> customers) {
        this.care = care;
        this.customers = customers;
    }

    @Override
    public Kind kind() {
        return Kind.USER;
    }

    @Override
    public Map<String, Outcome> retry(List<String> keys) {
        Map<String, Outcome> outcomes = new HashMap<>();
        if (!care.isConfigured()) {
            keys.forEach(key -> outcomes.put(key, failed("Khoros Care isn't configured.")));
            return outcomes;
        }
        try {
            PushSummary summary = customers
                    .get()
                    .push(new StopSignal(), keys.stream().map(Long::valueOf).toList());
            for (String key : keys) {
                String reason = summary.failures().get(Long.valueOf(key));
                boolean isDone = reason == null && summary.broken().isEmpty();
                outcomes.put(
                        key,
                        isDone
                                ? Outcome.done()
                                : failed(
                                        reason != null
                                                ? reason
                                                : summary.broken().get().getMessage()));
            }
        } catch (ZendeskException e) {
            keys.forEach(key -> outcomes.put(key, failed("Zendesk: " + e.getMessage() + ".")));
        } catch (CareException e) {
            keys.forEach(key -> outcomes.put(key, failed(e.getMessage())));
        }
        return outcomes;
    }

    private static Outcome failed(String words) {
        return new Outcome(Result.FAILED, words);
    }
}
