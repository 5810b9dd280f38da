package io.khoroszendesk.care.sync;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.care.FakeCare;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A Zendesk and a Care for programs that run beside the tests. */
final class SyncAccount implements AutoCloseable {

    static final String HOOK_SECRET = "hook-secret";

    final FakeZendesk zendesk = FakeZendesk.start();
    final FakeCare care = FakeCare.start();

    /** The environment of a program, with changes given as names and values in turn. */
    Map<String, String> environment(Path state, String... changes) {
        Map<String, String> environment = new HashMap<>(Map.ofEntries(
                Map.entry("ZENDESK_URL", zendesk.url()),
                Map.entry("ZENDESK_SUBDOMAIN", "acme"),
                Map.entry("ZENDESK_OAUTH_CLIENT_ID", "khoros-adapter"),
                Map.entry("ZENDESK_OAUTH_CLIENT_SECRET", "test-secret"),
                Map.entry("ZENDESK_WEBHOOK_SECRET", HOOK_SECRET),
                Map.entry("KHOROS_AUTH_HEADER_VALUES", Tenant.KEY),
                Map.entry("CARE_URL", care.url()),
                Map.entry("CARE_USERNAME", FakeCare.USERNAME),
                Map.entry("CARE_PASSWORD", FakeCare.PASSWORD),
                Map.entry("CARE_CRM_KEY", "zendesk_1"),
                Map.entry("ADAPTER_STATE_DIR", state.toString()),
                Map.entry("ADAPTER_CARE_PAGE_SIZE", "4"),
                Map.entry("ADAPTER_CARE_CALLS", "1000000"),
                Map.entry("ADAPTER_CARE_EXPORTS_PER_MINUTE", "1000000")));
        for (int i = 0; i < changes.length; i += 2) {
            environment.put(changes[i], changes[i + 1]);
        }
        return environment;
    }

    @Override
    public void close() {
        zendesk.close();
        care.close();
    }
}
