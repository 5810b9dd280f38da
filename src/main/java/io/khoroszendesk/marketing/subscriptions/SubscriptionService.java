package io.khoroszendesk.marketing.subscriptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.khoroszendesk.common.cli.CommandException;
import io.khoroszendesk.common.security.SecretMask;
import io.khoroszendesk.marketing.api.MarketingClient;
import io.khoroszendesk.marketing.api.MarketingEnvelope;
import io.khoroszendesk.marketing.api.MarketingException;
import io.khoroszendesk.marketing.api.MarketingException.Kind;
import io.khoroszendesk.marketing.api.SubscriptionsApi;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The subscriptions of this adapter at Khoros. Khoros makes a second one of whatever is sent twice, so it is asked first. */
public final class SubscriptionService {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 100;
    /** More pages than any company has; a list that never ends must not hold a command. */
    private static final int MOST_PAGES = 100;

    private final MarketingClient client;
    private final SubscriptionsApi api;
    private final String prefix;

    /** @param name what the external ids of this adapter's subscriptions begin with */
    public SubscriptionService(MarketingClient client, SubscriptionsApi api, String name) {
        this.client = client;
        this.api = api;
        this.prefix = DesiredSubscription.prefix(name);
    }

    /** All of the company's. */
    List<Subscription> all() {
        return pages((authorization, page) -> api.subscriptions(authorization, page, PAGE), Function.identity())
                .stream()
                .map(Subscription::of)
                .toList();
    }

    /** Those that this adapter has made, with its present settings or earlier ones. */
    List<Subscription> ours() {
        return all().stream()
                .filter(subscription -> subscription.externalId().startsWith(prefix))
                .toList();
    }

    /**
     * Sees to it that there are these subscriptions and no others of this adapter. New ones are made before old ones go, so that
     * no event is lost between; one that comes twice does no harm.
     *
     * @param dryRun whether it is only told what would be done
     */
    void reconcile(List<DesiredSubscription> wanted, boolean dryRun, Consumer<String> tell) {
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
            client.write(authorization -> api.subscribe(authorization, bytes(wanted)), wanted.token());
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
                ifThere(authorization -> api.unsubscribe(authorization, subscription.uuid()));
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
                ifThere(authorization -> api.setStatus(authorization, subscription.uuid(), status));
            }
            tell.accept("%s: %s %s".formatted(subscription.eventName(), dryRun ? "would become" : "is", status));
        }
    }

    /** One that is gone meanwhile needs no change any more. */
    private void ifThere(Function<String, Response> call) {
        try {
            client.write(call);
        } catch (MarketingException e) {
            if (!e.is(Kind.NOT_FOUND)) {
                throw e;
            }
        }
    }

    /** The events that Khoros keeps for a subscription, in its order; how long it keeps them is published nowhere. */
    List<JsonNode> events(Subscription subscription) {
        return pages(
                (authorization, page) -> api.events(authorization, subscription.uuid(), page * PAGE, PAGE),
                data -> data.has("events") ? data.get("events") : data);
    }

    private interface PageCall {
        Response get(String authorization, int page);
    }

    /** All pages. One that brings nothing new is the last, should Khoros not know our way of asking for pages. */
    private List<JsonNode> pages(PageCall call, Function<JsonNode, JsonNode> content) {
        List<JsonNode> all = new ArrayList<>();
        Set<JsonNode> seen = new HashSet<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            int number = page;
            MarketingEnvelope answer = client.read(authorization -> call.get(authorization, number));
            JsonNode items = content.apply(answer.data());
            if (!items.isArray()) {
                throw new CommandException(
                        "Khoros' answer has no list in it, so it is not known what is there. Nothing was"
                                + " changed.");
            }
            int before = all.size();
            items.forEach(item -> {
                if (seen.add(item)) {
                    all.add(item);
                }
            });
            Optional<Long> total = answer.total();
            if (all.size() == before
                    || items.size() < PAGE && total.isEmpty()
                    || total.isPresent() && all.size() >= total.get()) {
                return all;
            }
        }
        return all;
    }

    private static byte[] bytes(DesiredSubscription wanted) {
        try {
            return JSON.writeValueAsBytes(wanted.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a body that isn't JSON", e);
        }
    }

    private static String text(DesiredSubscription wanted) {
        return new String(bytes(wanted), StandardCharsets.UTF_8);
    }
}
