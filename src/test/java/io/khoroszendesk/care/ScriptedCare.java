package io.khoroszendesk.care;

import io.khoroszendesk.care.api.AuthorBody;
import io.khoroszendesk.care.api.CareApi;
import io.khoroszendesk.care.api.CareCallConfig;
import io.khoroszendesk.care.api.CareCallExecutor;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareEnvelope;
import io.khoroszendesk.care.push.BatchSender;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.ops.OperatorSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A Care that answers batches as a test says, without HTTP. */
public final class ScriptedCare {

    static final String KEY = "zendesk_1";

    public final List<List<String>> batches = new ArrayList<>();
    private final Function<List<String>, CareEnvelope> answers;

    /** @param answers what is answered to a batch of customers with these ids */
    public ScriptedCare(Function<List<String>, CareEnvelope> answers) {
        this.answers = answers;
    }

    public BatchSender batches(String... attributeKeys) {
        return new BatchSender(client(), KEY, java.util.Set.of(attributeKeys));
    }

    private CareClient client() {
        CareCallConfig config = OperatorSettings.of(CareCallConfig.class, "adapter.care.max-retries", "0");
        CareApi api = (CareApi) Proxy.newProxyInstance(
                CareApi.class.getClassLoader(), new Class<?>[] {CareApi.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("update")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return Uni.createFrom().item(() -> answers.apply(ids((List<?>) arguments[0])));
                });
        return new CareClient(
                api,
                new CareCallExecutor(
                        config,
                        OperatorSettings.of(AdapterConfig.class),
                        () -> {},
                        time -> {},
                        new SimpleMeterRegistry()),
                OperatorSettings.of(CareConfig.class, "care.crm-key", KEY));
    }

    private List<String> ids(List<?> bodies) {
        List<String> ids = bodies.stream()
                .map(body -> ((AuthorBody) body).handles().get("crm").getFirst().get("id"))
                .toList();
        batches.add(ids);
        return ids;
    }
}
