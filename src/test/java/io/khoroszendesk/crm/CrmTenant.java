package io.khoroszendesk.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.khoroszendesk.Json;
import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Zendesk that remembers, and an adapter that remembers nothing of the account between two tests. */
public final class CrmTenant implements QuarkusTestResourceLifecycleManager {

    private static final Set<String> NOT_COUNTED = Set.of(
            "/oauth/tokens",
            "/api/v2/user_fields",
            "/api/v2/ticket_fields",
            "/api/v2/custom_statuses",
            "/api/v2/groups");

    private static FakeZendesk zendesk;

    private Map<String, String> further = Map.of();

    /** Settings for the tests of one class, which win over those that all have. */
    @Override
    public void init(Map<String, String> settings) {
        further = settings;
    }

    @Override
    public Map<String, String> start() {
        zendesk = FakeZendesk.start();
        Map<String, String> settings = Tenant.settings(zendesk.url());
        // Every test has fields of its own.
        settings.put("adapter.fields.cache", "0s");
        settings.put("adapter.search.default-country", "DE");
        settings.put("adapter.bestmatch.account-fields", "club_no");
        settings.put("quarkus.management.port", "0");
        // Some tests make Zendesk fail; none of them should wait for it, or shut Zendesk off for the next one.
        settings.put("adapter.zendesk.backoff", "10ms");
        settings.put("adapter.zendesk.breaker-volume", "100000");
        settings.putAll(Tenant.patient());
        settings.putAll(further);
        return settings;
    }

    @Override
    public void stop() {
        zendesk.close();
    }

    static FakeZendesk zendesk() {
        return zendesk;
    }

    /** An account without fields, statuses and groups. Without a field for them no handles are learned. */
    static void isEmpty() {
        zendesk.reset();
        zendesk.tenant().clearModel();
    }

    /** The calls that were made, tokens and metadata left out, as {@code "GET /users/1"} in their order. */
    static List<String> calls() {
        return zendesk.calls().stream()
                .filter(call -> !NOT_COUNTED.contains(call.path()))
                .map(call -> call.method() + " " + call.path().replaceFirst("^/api/v2", ""))
                .toList();
    }

    /** The body of the only call of its kind; the path may hold {@code {id}}. */
    static JsonNode body(String method, String path) {
        List<Call> calls = zendesk.calls(method, path);
        if (calls.size() != 1) {
            throw new AssertionError(calls.size() + " calls of " + method + " " + path + ", not one: " + calls());
        }
        return Json.read(calls.getFirst().body());
    }

    /** The queries that were searched for. */
    static List<String> queries() {
        return zendesk.calls("GET", "/api/v2/users/search").stream()
                .map(call -> call.query("query"))
                .filter(query -> query != null)
                .toList();
    }
}
