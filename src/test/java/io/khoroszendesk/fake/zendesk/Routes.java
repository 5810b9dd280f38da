package io.khoroszendesk.fake.zendesk;

import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.zendesk.tenant.FakeTenant;
import io.khoroszendesk.fake.zendesk.tenant.Model;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leads each call to what carries it out. */
final class Routes {

    private final FakeTenant tenant;
    private final Tokens tokens;
    private final Idempotency idempotency;
    private final List<Route> routes;

    private interface Handler {
        Answer answer(Call call, MatchResult path);
    }

    private record Route(String method, Pattern path, Handler handler) {}

    Routes(FakeTenant tenant, Tokens tokens, Idempotency idempotency) {
        this.tenant = tenant;
        this.tokens = tokens;
        this.idempotency = idempotency;
        UserRules rules = new UserRules(tenant);
        UserCalls users = new UserCalls(tenant, rules);
        IdentityCalls identities = new IdentityCalls(tenant, rules);
        TicketCalls tickets = new TicketCalls(tenant);
        ExportCalls exports = new ExportCalls(tenant, users, tickets);
        WebhookCalls webhooks = new WebhookCalls(tenant);
        String webhook = "/api/v2/webhooks/(\\w+)";
        String user = "/api/v2/users/(\\d+)";
        String ticket = "/api/v2/tickets/(\\d+)";
        this.routes = List.of(
                route("GET", "/api/v2/users/search", (call, path) -> users.search(call)),
                route("GET", "/api/v2/users/show_many", (call, path) -> exports.showUsers(call)),
                route("GET", "/api/v2/organizations/show_many", (call, path) -> exports.showOrganizations(call)),
                route("GET", "/api/v2/incremental/users/cursor", (call, path) -> exports.users(call)),
                route("GET", "/api/v2/incremental/tickets/cursor", (call, path) -> exports.tickets(call)),
                route(
                        "GET",
                        user + "/compliance_deletion_statuses",
                        (call, path) -> users.deletionStatuses(call, id(path))),
                route("GET", "/api/v2/search/count", (call, path) -> exports.count()),
                route("GET", "/api/v2/webhooks", (call, path) -> webhooks.list(call)),
                route("POST", "/api/v2/webhooks", (call, path) -> webhooks.create(call.json())),
                route("PATCH", webhook, (call, path) -> webhooks.update(path.group(1), call.json())),
                route("GET", webhook + "/signing_secret", (call, path) -> webhooks.secret(path.group(1))),
                route("GET", user, (call, path) -> users.show(id(path))),
                route("POST", "/api/v2/users", (call, path) -> users.create(call.json())),
                route("PUT", user, (call, path) -> users.update(id(path), call.json())),
                route("GET", user + "/identities", (call, path) -> identities.list(call, id(path))),
                route("POST", user + "/identities", (call, path) -> identities.create(id(path), call.json())),
                route(
                        "PUT",
                        user + "/identities/(\\d+)/make_primary",
                        (call, path) -> identities.makePrimary(id(path), secondId(path))),
                route(
                        "DELETE",
                        user + "/identities/(\\d+)",
                        (call, path) -> identities.delete(id(path), secondId(path))),
                route("GET", user + "/tickets/requested", (call, path) -> users.requested(call, id(path), tickets)),
                route("GET", "/api/v2/tickets", (call, path) -> tickets.list(call)),
                route("GET", ticket, (call, path) -> tickets.show(id(path))),
                route("POST", "/api/v2/tickets", (call, path) -> tickets.create(call.json())),
                route("PUT", ticket, (call, path) -> tickets.update(id(path), call.json())),
                route("GET", ticket + "/comments", (call, path) -> tickets.comments(call, id(path))),
                list("user_fields"),
                list("organization_fields"),
                list("ticket_fields"),
                list("custom_statuses"),
                list("groups"));
    }

    /** The time of day in the account. */
    Instant now() {
        return tenant.now();
    }

    Answer answer(Call call) {
        synchronized (tenant) {
            try {
                return authorized(call);
            } catch (DecodeException e) {
                return Answer.error(400, "InvalidJson", "The request body could not be parsed as JSON.");
            } catch (RuntimeException e) {
                // Where the fake itself fails, whoever reads the test's output must see why.
                e.printStackTrace();
                return Answer.error(500, "FakeZendeskFailed", call + ": " + e);
            }
        }
    }

    private Answer authorized(Call call) {
        if (call.method().equals("POST") && call.path().equals("/oauth/tokens")) {
            return tokens.grant(call.json());
        }
        String authorization = call.header("Authorization");
        if (call.path().equals("/api/v2/users/me")) {
            // Without credentials this is answered with 200 all the same.
            Answer refusal = authorization == null ? null : tokens.check(authorization);
            return refusal != null ? refusal : new UserCalls(tenant, new UserRules(tenant)).me(authorization == null);
        }
        Answer refusal = tokens.check(authorization);
        if (refusal != null) {
            return refusal;
        }
        for (Route route : routes) {
            Matcher path = route.path().matcher(call.path());
            if (route.method().equals(call.method()) && path.matches()) {
                return idempotency.once(Idempotency.key(call), call.body(), () -> route.handler()
                        .answer(call, path));
            }
        }
        return Answer.error(404, "InvalidEndpoint", "Not found");
    }

    private Route list(String name) {
        return route("GET", "/api/v2/" + name, (call, path) -> {
            List<JsonObject> rows =
                    switch (name) {
                        case "user_fields" -> Model.copies(tenant.model.userFields);
                        case "organization_fields" -> Model.copies(tenant.model.organizationFields);
                        case "ticket_fields" -> Model.copies(tenant.model.ticketFields);
                        case "custom_statuses" -> Model.copies(tenant.model.customStatuses);
                        default -> Model.copies(tenant.model.groups);
                    };
            return Page.of(call, name, rows);
        });
    }

    private static Route route(String method, String path, Handler handler) {
        return new Route(method, Pattern.compile(path), handler);
    }

    private static long id(MatchResult path) {
        return Long.parseLong(path.group(1));
    }

    private static long secondId(MatchResult path) {
        return Long.parseLong(path.group(2));
    }
}
