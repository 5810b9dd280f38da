package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Answer.Complaints;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.zendesk.tenant.FakeComment;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeUser;
import io.khoroszendesk.fake.zendesk.tenant.Model;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/v2/tickets} and below. */
final class TicketCalls {

    static final Comparator<FakeTicket> NEWEST_FIRST = Comparator.comparing(FakeTicket::updatedAt)
            .thenComparing(FakeTicket::id)
            .reversed();

    private final FakeTenant tenant;
    private final TicketRules rules;

    TicketCalls(FakeTenant tenant) {
        this.tenant = tenant;
        this.rules = new TicketRules(tenant);
    }

    Answer show(long id) {
        return tenant.findTicket(id)
                .map(ticket -> Answer.json(200, new JsonObject().put("ticket", json(ticket))))
                .orElseGet(Answer::notFound);
    }

    /** External ids of tickets need not be unique. */
    Answer list(Call call) {
        String externalId = call.query("external_id");
        return Page.of(
                call,
                "tickets",
                tenant.tickets().stream()
                        .filter(ticket -> externalId == null || externalId.equals(ticket.externalId()))
                        .map(this::json)
                        .toList());
    }

    Answer comments(Call call, long id) {
        return tenant.findTicket(id).map(ticket -> Comments.list(call, ticket)).orElseGet(Answer::notFound);
    }

    Answer create(JsonObject body) {
        JsonObject sent = body.getJsonObject("ticket", new JsonObject());
        Complaints complaints = new Complaints();
        JsonObject members = tenant.newTicket(tenant.serviceUserId());
        if (!sent.containsKey("comment")) {
            complaints.add("base", "Description: cannot be blank", "BlankValue");
        }
        Long source = sent.getLong("via_followup_source_id");
        if (source != null) {
            followUp(members, source, complaints);
        }
        return write(new FakeTicket(members, Map.of(), List.of()), sent, 201, complaints);
    }

    Answer update(long id, JsonObject body) {
        JsonObject sent = body.getJsonObject("ticket", new JsonObject());
        Optional<FakeTicket> found = tenant.findTicket(id);
        if (found.isEmpty()) {
            return Answer.notFound();
        }
        FakeTicket ticket = found.get();
        if (ticket.isClosed()) {
            return new Complaints()
                    .add("status", "Status: closed prevents ticket update", null)
                    .answer();
        }
        // Even false means yes, by the documentation.
        if (sent.containsKey("safe_update")
                && !ticket.members().getString("updated_at").equals(sent.getString("updated_stamp"))) {
            return Answer.error(
                    409,
                    "UpdateConflict",
                    "Safe Update prevented the update due to outdated ticket data. Please fetch the latest ticket data"
                            + " and try again.");
        }
        return write(ticket, sent, 200, new Complaints());
    }

    private void followUp(JsonObject members, long source, Complaints complaints) {
        Optional<FakeTicket> continued = tenant.findTicket(source);
        if (continued.filter(FakeTicket::isClosed).isEmpty()) {
            complaints.add("via_followup_source_id", "Via followup source: is not a closed ticket", "InvalidValue");
        } else {
            members.put("via_followup_source_id", source)
                    .put("tags", continued.get().members().getJsonArray("tags"));
        }
    }

    private Answer write(FakeTicket ticket, JsonObject sent, int status, Complaints complaints) {
        JsonObject members = ticket.members();
        Map<Long, Object> fields = new LinkedHashMap<>(ticket.fields());
        List<String> dropped = new ArrayList<>();
        rules.apply(members, fields, sent, complaints, dropped);
        if (!complaints.isEmpty()) {
            return complaints.answer();
        }
        JsonObject metadata = sent.getJsonObject("metadata", new JsonObject());
        List<FakeComment> comments = new ArrayList<>(ticket.comments());
        if (sent.containsKey("comment")) {
            JsonObject comment = sent.getJsonObject("comment");
            comments.add(Comments.of(tenant, comment, comment.getLong("author_id", tenant.serviceUserId()), metadata));
        }
        members.put("updated_at", tenant.timestamp());
        FakeTicket stored = tenant.store(new FakeTicket(members, fields, comments));
        if (sent.containsKey("comment") && comments.getLast().isPublic()) {
            tenant.findUser(stored.requesterId())
                    .map(FakeUser::email)
                    .ifPresent(email -> tenant.mail("ticket " + stored.id() + " " + email));
        }
        Answer answer =
                Answer.json(status, new JsonObject().put("ticket", json(stored)).put("audit", audit(stored, metadata)));
        if (!dropped.isEmpty()) {
            answer = answer.with("X-Zendesk-API-Warn", "Removed restricted keys " + dropped + " from parameters");
        }
        return status == 201 ? answer.with("Location", url(stored)) : answer;
    }

    JsonObject json(FakeTicket ticket) {
        JsonArray fields = new JsonArray();
        tenant.model.ticketFields.forEach((id, field) -> {
            if (Model.isCustom(field)) {
                Object none = field.getString("type").equals("checkbox") ? false : null;
                fields.add(new JsonObject()
                        .put("id", id)
                        .put("value", ticket.fields().getOrDefault(id, none)));
            }
        });
        JsonObject members = ticket.members();
        JsonObject rating = members.getJsonObject("satisfaction_rating", new JsonObject().put("score", "unoffered"));
        members.remove("solved_at");
        return members.put("url", url(ticket))
                .put("raw_subject", ticket.subject())
                .put("description", ticket.comments().getFirst().body())
                .put("via", new JsonObject().put("channel", "api"))
                .put("is_public", ticket.comments().stream().anyMatch(FakeComment::isPublic))
                .putNull("recipient")
                .putNull("due_at")
                .put("custom_fields", fields)
                .put("fields", fields.copy())
                .put("followup_ids", new JsonArray(followUps(ticket)))
                .put("satisfaction_rating", rating)
                .put("added_lately", new JsonObject().putNull("list"));
    }

    /** The ticket with its metrics, as they are sent along. */
    JsonObject jsonWithMetrics(FakeTicket ticket) {
        return json(ticket)
                .put(
                        "metric_set",
                        new JsonObject()
                                .put("ticket_id", ticket.id())
                                .put("solved_at", ticket.members().getString("solved_at")));
    }

    private List<Long> followUps(FakeTicket ticket) {
        return tenant.tickets().stream()
                .filter(other -> Long.valueOf(ticket.id()).equals(other.followUpOf()))
                .map(FakeTicket::id)
                .toList();
    }

    private JsonObject audit(FakeTicket ticket, JsonObject metadata) {
        return new JsonObject()
                .put("id", tenant.nextId())
                .put("ticket_id", ticket.id())
                .put("created_at", tenant.timestamp())
                .put("author_id", tenant.serviceUserId())
                .put("metadata", Comments.metadata(metadata))
                .put("events", new JsonArray());
    }

    private static String url(FakeTicket ticket) {
        return FakeTenant.CANONICAL_URL + "/api/v2/tickets/" + ticket.id() + ".json";
    }
}
