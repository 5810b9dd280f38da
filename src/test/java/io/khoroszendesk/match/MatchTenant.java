package io.khoroszendesk.match;

import io.khoroszendesk.Tenant;
import io.khoroszendesk.fake.zendesk.FakeZendesk;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A Zendesk that searches as loosely and as late as the real one, and an adapter that knows its fields. */
public final class MatchTenant implements QuarkusTestResourceLifecycleManager {

    static final String ACCOUNT_NUMBER = "account_no";
    static final String ORDER_NUMBER = "order_no";

    private static FakeZendesk zendesk;

    static FakeZendesk zendesk() {
        return zendesk;
    }

    @Override
    public Map<String, String> start() {
        zendesk = FakeZendesk.start();
        Map<String, String> settings = Tenant.settings(zendesk.url());
        settings.putAll(Tenant.patient());
        settings.put("adapter.search.default-country", "DE");
        settings.put("adapter.bestmatch.account-fields", ACCOUNT_NUMBER);
        settings.put("adapter.bestmatch.order-fields", ORDER_NUMBER);
        settings.put("quarkus.management.port", "0");
        settings.put("quarkus.log.category.\"" + MatchLog.CATEGORY + "\".level", "DEBUG");
        settings.put("quarkus.log.console.level", "INFO");
        return settings;
    }

    @Override
    public void stop() {
        zendesk.close();
    }

    /** An empty account with the fields of this one. */
    static void reset() {
        zendesk.reset();
        zendesk.tenant()
                .userField(ACCOUNT_NUMBER, "text")
                .title("Account number")
                .add();
        zendesk.tenant().userField(ORDER_NUMBER, "text").title("Order number").add();
    }
}
