package io.khoroszendesk.marketing.subscriptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.security.SecretMask;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.api.MarketingException.Kind;
import io.khoroszendesk.marketing.api.MarketingJson;
import io.khoroszendesk.marketing.api.Pages;
import io.khoroszendesk.marketing.api.SubscriptionsClient;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The subscriptions of this adapter at Khoros. Khoros creates a duplicate of whatever is sent twice, so existing ones
 * are read first.
 */
@Singleton
public final class SubscriptionService {

    private final SubscriptionsClient client;
    private final DesiredSubscriptions desired;

    @Inject
    SubscriptionService(SubscriptionsClient client, DesiredSubscriptions desired) {
        this.client = client;
        this.desired = desired;
    }

    /** All subscriptions of the company. */
    List<Subscription> all() {
        return Pages.all((page, offset, size) -> client.subscriptions(page, size), Function.identity()).stream()
                .map(Subscription::of)
                .toList();
    }

    /** The subscriptions that this adapter has created, with its current or earlier settings. */
    List<Subscription> ours() {
        return all().stream()
                .filter(subscription -> subscription.externalId().startsWith(desired.prefix()))
                .toList();
    }

    /** What is said where this adapter has none, with the settings that decide which are its own. */
    String none() {
        return "This adapter has no subscriptions: none of the company has an external id that begins with \""
                + desired.prefix() + "\", which ADAPTER_EVENTS_NAME or the Zendesk account's name decides.";
    }

    /**
     * Ensures that exactly those subscriptions of this adapter exist that the settings ask for. New ones are created before old ones are removed,
     * so that no event is lost; an event that arrives twice does no harm.
     *
     * @param dryRun whether to say only what would be done
     */
    void reconcile(boolean dryRun, Consumer<String> tell) {
        List<DesiredSubscription> wanted = desired.all();
        List<Subscription> left = new ArrayList<>(ours());
        for (DesiredSubscription one : wanted) {
            Optional<Subscription> there = left.stream().filter(one::isThere).findFirst();
            if (there.isPresent()) {
                left.remove(there.get());
                tell.accept("%s: is subscribed to%s".formatted(one.eventName(), pausedNote(there.get())));
            } else if (dryRun) {
                tell.accept("%s: would be subscribed to: POST /v2/events/subscription %s"
                        .formatted(one.eventName(), SecretMask.mask(text(one), List.of(one.token()))));
            } else {
                create(one);
                tell.accept("%s: subscribed, to be posted to %s".formatted(one.eventName(), one.notificationUri()));
            }
        }
        delete(left, dryRun, tell);
    }

    private static String pausedNote(Subscription subscription) {
        return subscription.isActive()
                ? "."
                : ", but it is " + subscription.status() + "; \"events resume\" makes it ACTIVE.";
    }

    private void create(DesiredSubscription wanted) {
        try {
            client.subscribe(bytes(wanted), wanted.token());
        } catch (MarketingException e) {
            throw e.mayHaveHappened()
                    ? new CommandException(
                            e.getMessage() + " The subscription may have been made; run this again, it looks first.")
                    : e;
        }
    }

    void delete(List<Subscription> subscriptions, boolean dryRun, Consumer<String> tell) {
        for (Subscription subscription : subscriptions) {
            if (!dryRun) {
                ifThere(() -> client.unsubscribe(subscription.uuid()));
            }
            tell.accept("%s: %s %s"
                    .formatted(
                            subscription.eventName(),
                            dryRun ? "would be unsubscribed" : "unsubscribed",
                            subscription.uuid()));
        }
    }

    void setStatus(List<Subscription> subscriptions, String status, boolean dryRun, Consumer<String> tell) {
        for (Subscription subscription : subscriptions) {
            if (!dryRun) {
                ifThere(() -> client.setStatus(subscription.uuid(), status));
            }
            tell.accept("%s: %s %s".formatted(subscription.eventName(), dryRun ? "would become" : "is", status));
        }
    }

    /** Ignores that the subscription no longer exists, because then it needs no change. */
    private void ifThere(Runnable call) {
        try {
            call.run();
        } catch (MarketingException e) {
            if (!e.is(Kind.NOT_FOUND)) {
                throw e;
            }
        }
    }

    /**
     * The events that Khoros has stored for a subscription, in its order. It is documented nowhere how long they are
     * kept.
     */
    List<JsonNode> events(Subscription subscription) {
        return Pages.all(
                (page, offset, size) -> client.events(subscription.uuid(), offset, size),
                data -> data.has("events") ? data.get("events") : data);
    }

    private static byte[] bytes(DesiredSubscription wanted) {
        try {
            return MarketingJson.MAPPER.writeValueAsBytes(wanted.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a body that isn't JSON", e);
        }
    }

    private static String text(DesiredSubscription wanted) {
        return new String(bytes(wanted), StandardCharsets.UTF_8);
    }
}
