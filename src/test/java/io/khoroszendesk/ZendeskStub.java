package io.khoroszendesk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers that a test arranges one by one, for what {@code FakeZendesk} can't show: answers that no Zendesk gives, calls
 * that must not be made, and requests by their very bytes. What an account can show is tested with {@code FakeZendesk}.
 */
public final class ZendeskStub {

    // Asked for at every use: the server is another one after a restart.
    private static WireMockServer server() {
        return Tenant.server();
    }

    /** Forgets everything, and answers only what every tenant answers: tokens, and empty lists. */
    public void isEmpty() {
        server().resetAll();
        server().stubFor(post("/oauth/tokens")
                .willReturn(json(200, object("access_token", "t-1", "token_type", "bearer", "expires_in", 1800))));
        hasUserFields();
        hasTicketFields();
        answers(get(urlPathEqualTo("/api/v2/custom_statuses")), object("custom_statuses", array()));
        answers(get(urlPathEqualTo("/api/v2/groups")), object("groups", array()));
        answers(get(urlPathEqualTo("/api/v2/users/search")), object("users", array()));
        answers(get(urlPathEqualTo("/api/v2/tickets")), object("tickets", array()));
    }

    public void hasUserFields(Object... fields) {
        answers(
                get(urlPathEqualTo("/api/v2/user_fields")),
                object("user_fields", array(fields), "meta", object("has_more", false)));
    }

    public void hasTicketFields(Object... fields) {
        answers(get(urlPathEqualTo("/api/v2/ticket_fields")), object("ticket_fields", array(fields)));
    }

    /** Users that are looked up by id. */
    @SafeVarargs
    public final void hasUsers(Map<String, Object>... users) {
        for (Map<String, Object> user : users) {
            answers(get("/api/v2/users/" + user.get("id")), object("user", user));
        }
    }

    /** What a search with this query finds. */
    @SafeVarargs
    public final void finds(String query, Map<String, Object>... users) {
        answers(
                get(urlPathEqualTo("/api/v2/users/search")).withQueryParam("query", equalTo(query)),
                object("users", array((Object[]) users), "next_page", null, "count", users.length));
    }

    /** What any search finds that has no answer of its own. */
    @SafeVarargs
    public final void findsAlways(Map<String, Object>... users) {
        answers(get(urlPathEqualTo("/api/v2/users/search")), object("users", array((Object[]) users)));
    }

    @SafeVarargs
    public final void hasTickets(Map<String, Object>... tickets) {
        for (Map<String, Object> ticket : tickets) {
            answers(get("/api/v2/tickets/" + ticket.get("id")), object("ticket", ticket));
        }
    }

    @SafeVarargs
    public final void hasComments(long ticket, Map<String, Object>... comments) {
        answers(
                get(urlPathEqualTo("/api/v2/tickets/" + ticket + "/comments")),
                object("comments", array((Object[]) comments), "meta", object("has_more", false)));
    }

    /** What becomes of the next ticket that is created. */
    public void creates(Map<String, Object> ticket) {
        answers(post("/api/v2/tickets"), json(201, object("ticket", ticket, "audit", object("id", 1))));
    }

    /** What a ticket is after an update. */
    public void updates(Map<String, Object> ticket) {
        answers(put("/api/v2/tickets/" + ticket.get("id")), object("ticket", ticket, "audit", object("id", 1)));
    }

    public void answers(MappingBuilder request, Object body) {
        server().stubFor(request.willReturn(json(200, body)));
    }

    public void answers(MappingBuilder request, ResponseDefinitionBuilder response) {
        server().stubFor(request.willReturn(response));
    }

    public static ResponseDefinitionBuilder json(int status, Object body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withHeader("x-rate-limit", "700")
                .withHeader("x-rate-limit-remaining", "699")
                .withBody(Json.text(body));
    }

    /** Zendesk's answer to values it doesn't take. */
    public static ResponseDefinitionBuilder invalid(String member, String description, String error) {
        Map<String, Object> complaint = object("description", description);
        if (error != null) {
            complaint.put("error", error);
        }
        return json(
                422,
                object(
                        "error", "RecordInvalid",
                        "description", "Record validation errors",
                        "details", object(member, array(complaint))));
    }

    /** The calls that were made, tokens and metadata left out, as {@code "GET /users/1"} in their order. */
    public List<String> calls() {
        List<String> calls = new ArrayList<>();
        for (LoggedRequest request : server().findAll(RequestPatternBuilder.allRequests())) {
            String path = request.getUrl().replaceFirst("\\?.*", "").replaceFirst("^/api/v2", "");
            if (!List.of("/oauth/tokens", "/user_fields", "/ticket_fields", "/custom_statuses", "/groups")
                    .contains(path)) {
                calls.add(request.getMethod() + " " + path);
            }
        }
        return calls;
    }

    /** How many calls were made, those for tokens and metadata included. */
    public int count() {
        return server().findAll(RequestPatternBuilder.allRequests()).size();
    }

    /** All calls of one kind. */
    public List<LoggedRequest> calls(String method, String path) {
        return server().findAll(RequestPatternBuilder.newRequestPattern(
                RequestMethod.fromString(method), urlPathEqualTo(path)));
    }

    public static Map<String, Object> user(long id, String name) {
        return new LinkedHashMap<>(object(
                "id",
                id,
                "url",
                "https://z3n-canonical.example/api/v2/users/" + id + ".json",
                "name",
                name,
                "email",
                null,
                "phone",
                null,
                "external_id",
                null,
                "role",
                "end-user",
                "active",
                true,
                "suspended",
                false,
                "created_at",
                "2026-01-02T03:04:05Z",
                "updated_at",
                "2026-01-02T03:04:05Z",
                "something_new",
                object("nested", true),
                "user_fields",
                object()));
    }

    public static Map<String, Object> ticket(long id, long requester, String status) {
        return new LinkedHashMap<>(object(
                "id",
                id,
                "url",
                "https://z3n-canonical.example/api/v2/tickets/" + id + ".json",
                "subject",
                "Broken on arrival",
                "description",
                "It came broken.",
                "status",
                status,
                "priority",
                null,
                "type",
                null,
                "group_id",
                null,
                "requester_id",
                requester,
                "created_at",
                "2026-02-03T04:05:06Z",
                "updated_at",
                "2026-02-04T05:06:07Z",
                "something_new",
                array(1),
                "custom_fields",
                array()));
    }

    /** The same with other values. */
    public static Map<String, Object> with(Map<String, Object> object, Object... pairs) {
        Map<String, Object> changed = new LinkedHashMap<>(object);
        changed.putAll(object(pairs));
        return changed;
    }
}
