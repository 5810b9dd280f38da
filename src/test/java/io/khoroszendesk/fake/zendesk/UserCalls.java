package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Answer.Complaints;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.fake.zendesk.tenant.Model;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /api/v2/users} and below, but for identities. */
final class UserCalls {

    /** More words than these are refused; the documentation names the number but no error. */
    private static final int MOST_WORDS = 64;

    private final FakeTenant tenant;
    private final UserRules rules;

    UserCalls(FakeTenant tenant, UserRules rules) {
        this.tenant = tenant;
        this.rules = rules;
    }

    /** Deleted users are answered like any other. */
    Answer show(long id) {
        return tenant.findUser(id).map(user -> one(200, user)).orElseGet(Answer::notFound);
    }

    Answer me(boolean anonymous) {
        if (anonymous) {
            JsonObject nobody = new JsonObject()
                    .putNull("id")
                    .put("name", "Anonymous user")
                    .put("email", "invalid@example.com")
                    .put("role", "end-user");
            return Answer.json(200, new JsonObject().put("user", nobody));
        }
        return show(tenant.serviceUserId());
    }

    /** By external id from the database; by query from the index, which lags. */
    Answer search(Call call) {
        String externalId = call.query("external_id");
        String query = call.query("query");
        List<FakeUser> found;
        if (externalId != null) {
            found = tenant.users().stream()
                    .filter(user -> user.isActive() && externalId.equalsIgnoreCase(user.externalId()))
                    .toList();
        } else if (query == null || query.isBlank()) {
            return Answer.titled(400, "Invalid attribute", "You passed an invalid value for the query attribute.");
        } else if (UserSearch.words(query) > MOST_WORDS) {
            return Answer.error(422, "invalid", "Invalid search: too many words");
        } else {
            found = new UserSearch(tenant.model).find(tenant.indexed(), query);
        }
        return Page.of(call, "users", found.stream().map(this::json).toList());
    }

    Answer create(JsonObject body) {
        JsonObject sent = body.getJsonObject("user");
        return write(new FakeUser(tenant.newUser(null), List.of()), sent, true);
    }

    Answer update(long id, JsonObject body) {
        JsonObject sent = body.getJsonObject("user");
        return tenant.findUser(id)
                .filter(FakeUser::isActive)
                .map(user -> write(user, sent, false))
                .orElseGet(Answer::notFound);
    }

    Answer requested(Call call, long id, TicketCalls calls) {
        if (tenant.findUser(id).isEmpty()) {
            return Answer.notFound();
        }
        List<FakeTicket> tickets = new ArrayList<>(tenant.tickets().stream()
                .filter(ticket -> ticket.requesterId() == id)
                .toList());
        if ("-updated_at".equals(call.query("sort"))) {
            tickets.sort(TicketCalls.NEWEST_FIRST);
        }
        Set<String> along = along(call);
        Answer page = Page.of(
                call,
                "tickets",
                tickets.stream()
                        .map(along.contains("metric_sets") ? calls::jsonWithMetrics : calls::json)
                        .toList());
        if (tickets.isEmpty()) {
            return page;
        }
        page = along.contains("users") ? page.including("users", people(tickets)) : page;
        return along.contains("groups") ? page.including("groups", groups(tickets)) : page;
    }

    /** What a call asks to be sent along. */
    static Set<String> along(Call call) {
        return call.query("include") == null
                ? Set.of()
                : Set.of(call.query("include").split(","));
    }

    /** Whoever has requested these tickets, or has them to do. */
    JsonArray people(List<FakeTicket> tickets) {
        return new JsonArray(tickets.stream()
                .flatMap(ticket ->
                        Stream.of(ticket.requesterId(), ticket.members().getLong("assignee_id")))
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(id -> tenant.findUser(id).stream())
                .map(this::json)
                .toList());
    }

    JsonArray groups(List<FakeTicket> tickets) {
        Set<Long> ids = tickets.stream()
                .map(FakeTicket::groupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new JsonArray(Model.copies(tenant.model.groups).stream()
                .filter(group -> ids.contains(group.getLong("id")))
                .toList());
    }

    /** Steps of a permanent deletion; none of a user who was only deleted. */
    Answer deletionStatuses(Call call, long id) {
        if (tenant.findUser(id).isEmpty()) {
            return Answer.notFound();
        }
        List<JsonObject> steps = tenant.isDeletedPermanently(id)
                ? List.of(new JsonObject()
                        .put("action", "request_deletion")
                        .put("application", "all")
                        .put("account_subdomain", "acme")
                        .put("executer_id", 1)
                        .put("user_id", id)
                        .put("created_at", tenant.timestamp()))
                : List.of();
        return Page.of(call, "compliance_deletion_statuses", steps);
    }

    private Answer write(FakeUser user, JsonObject sent, boolean isNew) {
        Complaints complaints = new Complaints();
        List<String> dropped = new ArrayList<>();
        FakeUser changed = rules.change(user, sent, isNew, complaints, dropped);
        if (!complaints.isEmpty()) {
            return complaints.answer();
        }
        Answer answer = one(isNew ? 201 : 200, tenant.store(changed));
        if (!dropped.isEmpty()) {
            answer = answer.with("X-Zendesk-API-Warn", "Removed restricted keys " + dropped + " from parameters");
        }
        return isNew ? answer.with("Location", url(changed)) : answer;
    }

    private Answer one(int status, FakeUser user) {
        return Answer.json(status, new JsonObject().put("user", json(user)).putNull("added_lately"));
    }

    JsonObject json(FakeUser user) {
        JsonObject fields = new JsonObject();
        tenant.model.userFields.forEach((key, field) -> {
            Object none = field.getString("type").equals("checkbox") ? false : null;
            Object value = user.field(key);
            fields.put(key, value == null ? none : value);
        });
        return user.members()
                .put("url", url(user))
                .put("email", user.email())
                .put("iana_time_zone", "Europe/Berlin")
                .putNull("photo")
                .put("locale_id", 1)
                .put("shared", false)
                .put("shared_agent", false)
                .putNull("last_login_at")
                .putNull("signature")
                .putNull("custom_role_id")
                .put("ticket_restriction", "requested")
                .put("user_fields", fields)
                .put("added_lately", new JsonObject().put("list", new JsonArray().add(1)));
    }

    private static String url(FakeUser user) {
        return FakeTenant.CANONICAL_URL + "/api/v2/users/" + user.id() + ".json";
    }
}
