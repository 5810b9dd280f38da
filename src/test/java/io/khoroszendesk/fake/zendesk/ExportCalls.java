package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant.Changed;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant.ChangedTicket;
import io.khoroszendesk.fake.zendesk.tenant.FakeTicket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked about many records at once. */
final class ExportCalls {

    private static final int LARGEST = 1_000;
    private static final Duration TOO_RECENT = Duration.ofMinutes(1);

    private final FakeTenant tenant;
    private final UserCalls people;
    private final TicketCalls ticketCalls;

    ExportCalls(FakeTenant tenant, UserCalls people, TicketCalls ticketCalls) {
        this.tenant = tenant;
        this.people = people;
        this.ticketCalls = ticketCalls;
    }

    /** Tickets by their last change, with rows that repeat as those of users do. */
    Answer tickets(Call call) {
        String cursor = call.query("cursor");
        long seen = cursor == null ? 0 : position(cursor);
        List<ChangedTicket> rows = tenant.changedTickets().stream()
                .filter(row -> cursor == null
                        ? !row.ticket()
                                .updatedAt()
                                .isBefore(Instant.ofEpochSecond(Long.parseLong(call.query("start_time"))))
                        : row.change() >= seen)
                .toList();
        int size = Math.min(Integer.parseInt(call.query("per_page")), LARGEST);
        long repeated = rows.stream().filter(row -> row.change() <= seen).count();
        List<ChangedTicket> page = rows.stream().limit(repeated + size).toList();
        boolean last = page.size() == rows.size();
        List<FakeTicket> shown = (last && repeated == page.size() ? List.<ChangedTicket>of() : page)
                .stream().map(ChangedTicket::ticket).toList();
        String after = mark(page.isEmpty() ? seen : page.getLast().change());
        return Answer.json(
                200,
                new JsonObject()
                        .put(
                                "tickets",
                                new JsonArray(shown.stream()
                                        .map(ticketCalls::jsonWithMetrics)
                                        .toList()))
                        .put("users", people.people(shown))
                        .put("groups", people.groups(shown))
                        .put("after_cursor", after)
                        .put("after_url", FakeTenant.CANONICAL_URL + call.path() + ".json?cursor=" + after)
                        .putNull("before_cursor")
                        .putNull("before_url")
                        .put("end_of_stream", last));
    }

    /** Users by their last change. The last one of a page is the first one of the next, for rows may repeat. */
    Answer users(Call call) {
        String cursor = call.query("cursor");
        if (cursor == null) {
            Instant start = Instant.ofEpochSecond(Long.parseLong(call.query("start_time")));
            if (start.isAfter(tenant.now().minus(TOO_RECENT))) {
                return Answer.error(
                        422, "StartTimeTooRecent", "Too recent start_time. Use a start_time older than 60 seconds");
            }
            return page(
                    call,
                    0,
                    tenant.changes().stream()
                            .filter(row -> !changed(row).isBefore(start))
                            .toList());
        }
        long seen = position(cursor);
        return page(
                call,
                seen,
                tenant.changes().stream().filter(row -> row.change() >= seen).toList());
    }

    private Answer page(Call call, long seen, List<Changed> rows) {
        int size = call.query("per_page") == null ? LARGEST : Integer.parseInt(call.query("per_page"));
        long repeated = rows.stream().filter(row -> row.change() <= seen).count();
        List<Changed> page =
                rows.stream().limit(repeated + Math.min(size, LARGEST)).toList();
        boolean last = page.size() == rows.size();
        String after = mark(page.isEmpty() ? seen : page.getLast().change());
        // At the end of the stream there is nothing new to repeat the last row for.
        List<Changed> shown = last && repeated == page.size() ? List.of() : page;
        JsonObject body = new JsonObject()
                .put(
                        "users",
                        new JsonArray(shown.stream()
                                .map(row -> people.json(row.user()))
                                .toList()))
                .put("after_cursor", after)
                .put("after_url", FakeTenant.CANONICAL_URL + call.path() + ".json?cursor=" + after)
                .putNull("before_cursor")
                .putNull("before_url")
                .put("end_of_stream", last);
        if ("organizations".equals(call.query("include"))) {
            Set<Long> ids = shown.stream()
                    .map(row -> row.user().members().getLong("organization_id"))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            body.put("organizations", organizations(ids));
        }
        return Answer.json(200, body);
    }

    /** Deleted users are left out. */
    Answer showUsers(Call call) {
        Set<Long> ids = ids(call);
        return Page.of(
                call,
                "users",
                tenant.users().stream()
                        .filter(user -> user.isActive() && ids.contains(user.id()))
                        .map(people::json)
                        .toList());
    }

    Answer showOrganizations(Call call) {
        JsonArray found = organizations(ids(call));
        return Answer.json(
                200,
                new JsonObject()
                        .put("organizations", found)
                        .putNull("next_page")
                        .putNull("previous_page")
                        .put("count", found.size()));
    }

    Answer count() {
        return Answer.json(200, new JsonObject().put("count", tenant.users().size()));
    }

    private JsonArray organizations(Set<Long> ids) {
        return new JsonArray(tenant.organizations().entrySet().stream()
                .filter(organization -> ids.contains(organization.getKey()))
                .map(organization -> new JsonObject()
                        .put("id", organization.getKey())
                        .put("name", organization.getValue())
                        .put("organization_fields", tenant.fieldsOfOrganization(organization.getKey())))
                .toList());
    }

    private static Set<Long> ids(Call call) {
        return Arrays.stream(call.query("ids").split(",")).map(Long::valueOf).collect(Collectors.toSet());
    }

    private static Instant changed(Changed row) {
        return Instant.parse(row.user().members().getString("updated_at"));
    }

    private static String mark(long change) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("change:" + change).getBytes(StandardCharsets.UTF_8));
    }

    private static long position(String cursor) {
        return Long.parseLong(
                new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).replace("change:", ""));
    }
}
