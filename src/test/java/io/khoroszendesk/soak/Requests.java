package io.khoroszendesk.soak;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;

import io.khoroszendesk.Interactions;
import io.khoroszendesk.Json;
import io.khoroszendesk.soak.Population.Customer;
import java.util.Random;
import java.util.UUID;

/** What Khoros sends: all operations, about as often as agents need them, and events. Some of it is wrong. */
final class Requests {

    private static final String API = "/api/v1";

    private final Random random = new Random(20261128);
    private final Population population;
    private int serial;

    /**
     * A request to be sent.
     *
     * @param right whether it is one that should be answered with success while Zendesk is well
     */
    record Request(String method, String path, String key, String body, boolean right) {}

    Requests(Population population) {
        this.population = population;
    }

    Request next() {
        serial++;
        int dice = random.nextInt(100);
        Customer one = population.any(random);
        if (dice < 25) {
            return get("/customer/" + one.user());
        } else if (dice < 45) {
            return bestMatch(one);
        } else if (dice < 55) {
            return send("POST", "/customers", object("email", one.email()));
        } else if (dice < 65) {
            return get("/customer/" + one.user() + "/cases");
        } else if (dice < 70) {
            return get("/case/" + one.ticket());
        } else if (dice < 77) {
            return send("POST", "/case", newCase(one));
        } else if (dice < 84) {
            return send("PATCH", "/case/" + one.ticket(), object("interactions", array(post(one))));
        } else if (dice < 87) {
            return send("POST", "/customer", object("name", "New " + serial, "email", "new" + serial + "@example.com"));
        } else if (dice < 90) {
            return send("PATCH", "/customer/" + one.user(), object("notes", "Note " + serial));
        } else if (dice < 92) {
            return get("/meta/object/" + (dice == 90 ? "case" : "customer"));
        } else if (dice < 94) {
            return event(one);
        }
        return wrong(dice, one);
    }

    private Request bestMatch(Customer one) {
        return send(
                "POST",
                "/customer/bestmatch",
                random.nextBoolean()
                        ? object("email", one.email(), "displayName", one.name())
                        : object(
                                "screenName",
                                one.handle(),
                                "profileUrl",
                                "https://twitter.com/" + one.handle(),
                                "displayName",
                                one.name()));
    }

    private Object newCase(Customer one) {
        return object(
                "customerId",
                String.valueOf(one.user()),
                "title",
                "Kettle " + serial,
                "interactions",
                array(post(one)));
    }

    private Object post(Customer one) {
        return Interactions.tweet(
                "soak" + serial,
                "My kettle came broken. ".repeat(1 + random.nextInt(20)),
                Interactions.author(one.handle(), String.valueOf(one.number()), false));
    }

    /** The event that a label was put on a post, out of which a ticket is made. */
    private Request event(Customer one) {
        Object post = object(
                "sfEntityType",
                "StreamItem",
                "entityId",
                "twitter:soak" + serial,
                "text",
                "My kettle came broken",
                "link",
                "https://twitter.com/" + one.handle() + "/status/" + serial,
                "author",
                one.name(),
                "authorId",
                String.valueOf(one.number()),
                "authorScreenName",
                one.handle(),
                "contentType",
                "post",
                "createdDate",
                "2026-05-26T18:23:31.000Z");
        Object event = object(
                "companyId",
                1234,
                "eventName",
                "stream-item-label-applied",
                "eventUuid",
                UUID.randomUUID().toString(),
                "type",
                "hydrated",
                "data",
                object("labels", array(Soaked.LABEL), "items", array(post)));
        return new Request("POST", "/hooks/khoros", "Bearer " + Soaked.EVENTS_TOKEN, Json.text(event), true);
    }

    /** A key that isn't ours, bodies that are none or too large, and what isn't there. */
    private Request wrong(int dice, Customer one) {
        return switch (dice) {
            case 94 -> new Request("GET", API + "/customer/" + one.user(), "wrong " + serial, null, false);
            case 95 -> new Request("POST", API + "/customers", Soaked.KEY, "{\"email\": \"" + one.email(), false);
            case 96 -> new Request("POST", API + "/case", Soaked.KEY, "[".repeat(5_000), false);
            case 97 -> new Request("POST", API + "/case", Soaked.KEY, "\"" + "x".repeat(2_000_000) + "\"", false);
            case 98 -> new Request("GET", API + "/customer/" + serial, Soaked.KEY, null, false);
            default -> new Request("GET", "/nowhere/" + serial, Soaked.KEY, null, false);
        };
    }

    private static Request get(String path) {
        return new Request("GET", API + path, Soaked.KEY, null, true);
    }

    private static Request send(String method, String path, Object body) {
        return new Request(method, API + path, Soaked.KEY, Json.text(body), true);
    }
}
