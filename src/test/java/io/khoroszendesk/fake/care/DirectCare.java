package io.khoroszendesk.fake.care;

import io.khoroszendesk.care.api.CareApi;
import io.khoroszendesk.care.api.CareCallConfig;
import io.khoroszendesk.care.api.CareCallExecutor;
import io.khoroszendesk.care.api.CareClient;
import io.khoroszendesk.care.api.CareConfig;
import io.khoroszendesk.care.api.CareEnvelope;
import io.khoroszendesk.care.api.CareEnvelopeReader;
import io.khoroszendesk.care.api.CareException;
import io.khoroszendesk.care.api.CareException.Kind;
import io.khoroszendesk.common.config.AdapterConfig;
import io.khoroszendesk.fake.Answer;
import io.khoroszendesk.fake.Call;
import io.khoroszendesk.fake.care.CareAssumptions.Joining;
import io.khoroszendesk.fake.care.CareAssumptions.Metadata;
import io.khoroszendesk.ops.OperatorSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A Care without sockets, for tests that need thousands of them. It looks up authors by id, and takes batches. */
public final class DirectCare {

    private static final String BASE = CareRoutes.BASE;

    private final CareDirectory directory = new CareDirectory();
    private final CareRoutes routes = new CareRoutes(directory);
    private CareRoutes read = routes;
    private int batches;
    private Runnable beforeBatch = () -> {};
    private Runnable afterBatch = () -> {};

    public CareDirectory directory() {
        return directory;
    }

    public void joining(Joining what) {
        routes.joining(what);
    }

    /** From now on look-ups answer with what is true at this moment. */
    public void lags() {
        read = new CareRoutes(directory.copy());
    }

    /** Does something before and after each batch. */
    public void aroundBatches(Runnable before, Runnable after) {
        beforeBatch = before;
        afterBatch = after;
    }

    public void metadata(Metadata form) {
        routes.metadata(form);
    }

    /** How many batches were sent. */
    public int batches() {
        return batches;
    }

    /** A client that pushes customers of the CRM with this key. */
    public CareClient client(String crmKey) {
        return new CareClient(
                api(),
                new CareCallExecutor(
                        OperatorSettings.of(CareCallConfig.class, "adapter.care.max-retries", "0"),
                        OperatorSettings.of(AdapterConfig.class),
                        () -> {},
                        time -> {},
                        new SimpleMeterRegistry()),
                OperatorSettings.of(CareConfig.class, "care.crm-key", crmKey));
    }

    private CareApi api() {
        return (CareApi) Proxy.newProxyInstance(
                CareApi.class.getClassLoader(),
                new Class<?>[] {CareApi.class},
                (proxy, method, arguments) -> Uni.createFrom().item(() -> switch (method.getName()) {
                    case "byId" -> lookUp("networks", arguments[0], "ids", arguments[1]);
                    case "byInstanceAndId" ->
                        lookUp("networks", arguments[0], "instances", arguments[1], "ids", arguments[2]);
                    case "update" -> batch(arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    private CareEnvelope lookUp(Object... path) {
        String whole = Arrays.stream(path)
                .map(segment -> URLDecoder.decode((String) segment, StandardCharsets.UTF_8))
                .collect(Collectors.joining("/"));
        return envelope(read.answer(call("GET", BASE + "/" + whole, "")));
    }

    private CareEnvelope batch(Object bodies) {
        batches++;
        beforeBatch.run();
        Answer answer = routes.answer(call("PUT", BASE, Json.encode(bodies)));
        afterBatch.run();
        return envelope(answer);
    }

    private static Call call(String method, String path, String body) {
        return new Call(0, Instant.EPOCH, method, path, Map.of(), Map.of(), body, Optional.empty());
    }

    private static CareEnvelope envelope(Answer answer) {
        if (!answer.isSuccess()) {
            Kind kind = answer.status() == 404 ? Kind.MISSING : Kind.INVALID;
            throw new CareException(kind, "Care says no.", answer.status(), null, "");
        }
        return CareEnvelopeReader.read(answer.body().getBytes());
    }
}
