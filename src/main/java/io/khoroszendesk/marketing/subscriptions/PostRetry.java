package io.khoroszendesk.marketing.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.deadletter.DeadLetter.Cause;
import io.khoroszendesk.common.deadletter.DeadLetter.Kind;
import io.khoroszendesk.common.deadletter.DeadLetterRetry;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.events.PulledEvents;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes tickets that were given up. A dead letter doesn't hold the post, so it is fetched from Khoros, which keeps events
 * for a time that it doesn't publish. A post that has a ticket by now gets no second one.
 */
@Singleton
class PostRetry implements DeadLetterRetry {

    private final Supplier<SubscriptionService> subscriptions;
    private final Supplier<PulledEvents> pulled;

    @Inject
    PostRetry(Instance<SubscriptionService> subscriptions, Instance<PulledEvents> pulled) {
        this(subscriptions::get, pulled::get);
    }

    PostRetry(Supplier<SubscriptionService> subscriptions, Supplier<PulledEvents> pulled) {
        this.subscriptions = subscriptions;
        this.pulled = pulled;
    }

    @Override
    public Kind kind() {
        return Kind.POST;
    }

    @Override
    public Map<String, Outcome> retry(List<String> keys) {
        Map<String, Outcome> outcomes = new HashMap<>();
        if (!pulled.get().makeTickets()) {
            keys.forEach(key ->
                    outcomes.put(key, new Outcome(Result.FAILED, "ADAPTER_EVENTS_TICKET_LABELS names no label.")));
            return outcomes;
        }
        try {
            Map<String, Optional<Cause>> tried = pulled.get().retry(events(), new HashSet<>(keys));
            keys.forEach(key -> outcomes.put(key, outcome(tried.get(key))));
        } catch (MarketingException | CommandException e) {
            keys.forEach(key -> outcomes.put(key, new Outcome(Result.FAILED, e.getMessage())));
        }
        return outcomes;
    }

    private List<JsonNode> events() {
        SubscriptionService service = subscriptions.get();
        List<JsonNode> events = new ArrayList<>();
        service.ours().forEach(one -> events.addAll(service.events(one)));
        return events;
    }

    private static Outcome outcome(Optional<Cause> cause) {
        if (cause == null) {
            return new Outcome(Result.GONE, "Khoros no longer has the post's event: apply the label again.");
        }
        return cause.map(why -> new Outcome(Result.FAILED, "The ticket " + why.words() + "."))
                .orElseGet(Outcome::done);
    }
}
