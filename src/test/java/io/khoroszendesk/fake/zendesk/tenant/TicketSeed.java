package io.khoroszendesk.fake.zendesk.tenant;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A ticket that is being arranged. */
public final class TicketSeed {

    private final FakeTenant tenant;
    private final JsonObject members;
    private final Map<Long, Object> fields;
    private final List<FakeComment> comments;

    TicketSeed(FakeTenant tenant, long requester) {
        this.tenant = tenant;
        this.members = tenant.newTicket(requester).put("subject", "Arranged");
        this.fields = new LinkedHashMap<>();
        this.comments = new ArrayList<>();
    }

    TicketSeed(FakeTenant tenant, FakeTicket ticket) {
        this.tenant = tenant;
        this.members = ticket.members().put("updated_at", tenant.timestamp());
        this.fields = new LinkedHashMap<>(ticket.fields());
        this.comments = new ArrayList<>(ticket.comments());
    }

    public TicketSeed subject(String subject) {
        return with("subject", subject);
    }

    public TicketSeed status(String status) {
        // Not a member that Zendesk shows, but one of the ticket's metrics.
        boolean isSolved = status.equals("solved");
        return with("status", status)
                .with("custom_status_id", null)
                .with("solved_at", isSolved ? tenant.timestamp() : null);
    }

    public TicketSeed priority(String priority) {
        return with("priority", priority);
    }

    public TicketSeed assignee(FakeUser agent, Long group) {
        return with("assignee_id", agent.id()).with("group_id", group);
    }

    /** The customer has said {@code good} or {@code bad}. */
    public TicketSeed rated(String score) {
        return with("satisfaction_rating", new JsonObject().put("score", score));
    }

    public TicketSeed createdAt(Instant time) {
        return with("created_at", time.toString());
    }

    public TicketSeed externalId(String externalId) {
        return with("external_id", externalId);
    }

    public TicketSeed tags(String... tags) {
        return with("tags", new JsonArray(List.of(tags)));
    }

    public TicketSeed field(long id, Object value) {
        fields.put(id, value);
        return this;
    }

    public TicketSeed updatedAt(Instant time) {
        return with("updated_at", time.toString());
    }

    public TicketSeed comment(String html) {
        return comment(html, new JsonObject());
    }

    /** A comment that brought interactions of Khoros, by their keys. */
    public TicketSeed commentAbout(String html, String... interactions) {
        return comment(
                html,
                new JsonObject()
                        .put("khoros", new JsonObject().put("interactions", new JsonArray(List.of(interactions)))));
    }

    /** Agents have merged this ticket into another one. */
    public TicketSeed mergedInto(long survivor) {
        return status("closed")
                .tags("closed_by_merge")
                .mergeNotice(
                        "<p>This request was closed and merged into request #" + survivor + ".</p>",
                        new JsonObject().put("ticket_id", survivor));
    }

    /** Agents have merged other tickets into this one. */
    public TicketSeed withMerged(Long... tickets) {
        return mergeNotice(
                "<p>Requests were closed and merged into this request.</p>",
                new JsonObject().put("ticket_ids", new JsonArray(List.of(tickets))));
    }

    /** A comment that Zendesk marks as that of a merge. */
    public TicketSeed mergeNotice(String html, JsonObject from) {
        comments.add(new FakeComment(
                tenant.nextId(),
                tenant.serviceUserId(),
                false,
                html,
                FakeComment.plain(html),
                tenant.now(),
                new JsonObject(),
                new JsonObject()
                        .put("channel", "web")
                        .put(
                                "source",
                                new JsonObject()
                                        .put("from", from)
                                        .put("to", new JsonObject())
                                        .put("rel", "merge"))));
        return this;
    }

    /** Any other member, by the name that the API gives it. */
    public TicketSeed with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public FakeTicket add() {
        if (comments.isEmpty()) {
            comment("Arranged");
        }
        return tenant.store(new FakeTicket(members, fields, comments));
    }

    /** The same, for a ticket that was there before. */
    public FakeTicket save() {
        return add();
    }

    private TicketSeed comment(String html, JsonObject custom) {
        comments.add(new FakeComment(
                tenant.nextId(), tenant.serviceUserId(), true, html, FakeComment.plain(html), tenant.now(), custom));
        return this;
    }
}
