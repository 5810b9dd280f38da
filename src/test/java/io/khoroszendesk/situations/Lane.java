package io.khoroszendesk.situations;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.khoroszendesk.ops.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A stand-in and an adapter in front of it, in which situations are tried one after the other. */
final class Lane implements AutoCloseable {

    /** What the adapter reads whenever it needs it, and a look-up beside creations that may come when these have ended. */
    static final Set<String> AT_ANY_TIME = Set.of(
            "oauth/any-client-token",
            "user_fields/all-types",
            "ticket_fields/all-types",
            "custom_statuses/all",
            "groups/all",
            "tickets/find-by-external-id-none");

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_WITH_THE_BACKGROUND = Duration.ofSeconds(5);
    /** A token that replaces a refused one isn't renewed again for a second. */
    private static final Duration PAUSE_BEFORE_A_TOKEN = Duration.ofMillis(1_100);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final WireMockServer zendesk = new WireMockServer(WireMockConfiguration.options()
            .dynamicPort()
            .usingFilesUnderDirectory("wiremock")
            .globalTemplating(true));
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Environments environments = new Environments();

    private Program adapter;
    private String adapterKey;
    /** When the waits are over for which Zendesk has asked. */
    private Instant rested = Instant.MIN;

    Lane() {
        zendesk.start();
    }

    /** What tells the adapter that a situation needs from others. */
    static String key(Situation situation) {
        return situation.settings() + (situation.fresh() ? situation.name() : "");
    }

    /** The key of the adapter that is running. */
    String adapterKey() {
        return adapterKey;
    }

    /** Tries a situation, and tells what was not as expected. */
    List<String> walk(Situation situation) throws Exception {
        Map<String, String> environment = environments.of(situation, zendesk.baseUrl());
        if (situation.needsServer()) {
            prepare(situation, environment);
        }
        zendesk.resetScenarios();
        zendesk.resetRequests();
        List<String> problems = new ArrayList<>();
        if (situation.fresh()) {
            start(situation, environment);
        }
        for (Call call : situation.calls()) {
            problems.addAll(
                    switch (call.kind()) {
                        case REQUEST -> sent(adapter.api() + "/api/v1" + call.path(), Environments.KEY, call);
                        case STAND_IN -> sent(zendesk.baseUrl() + call.path(), "Bearer walk", call);
                        case COMMAND -> ran(environment, call);
                    });
        }
        problems.addAll(wronglyAnswered(situation));
        zendesk.getAllServeEvents().forEach(this::remember);
        return problems;
    }

    private void prepare(Situation situation, Map<String, String> environment) throws Exception {
        Duration wait = Duration.between(Instant.now(), rested);
        if (situation.fresh() || !key(situation).equals(adapterKey) || wait.compareTo(LONGEST_WAIT) > 0) {
            stop();
            if (!situation.fresh()) {
                start(situation, environment);
                // So that each situation finds the fields and the token read, whatever its turn is.
                get("/meta/object/customer");
                get("/meta/object/case");
            }
        } else if (wait.isPositive()) {
            Thread.sleep(wait);
        }
    }

    private void start(Situation situation, Map<String, String> environment) {
        adapter = Program.serving(environment);
        adapterKey = key(situation);
        rested = Instant.MIN;
    }

    private void get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(adapter.api() + "/api/v1" + path))
                .header("Authorization", Environments.KEY)
                .timeout(PATIENCE)
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }

    private List<String> sent(String address, String authorization, Call call) throws InterruptedException {
        HttpRequest.BodyPublisher body = call.body().isMissingNode()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(
                        call.body().isTextual()
                                ? call.body().textValue()
                                : call.body().toString());
        Map<String, String> headers = new HashMap<>(Map.of("Authorization", authorization));
        if (!call.body().isMissingNode()) {
            headers.put("Content-Type", "application/json");
        }
        headers.putAll(call.headers());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).method(call.method(), body);
        headers.forEach((name, value) -> {
            if (value != null) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return call.problems(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return call.problems(Call.NO_ANSWER, "");
        }
    }

    private List<String> ran(Map<String, String> environment, Call call) {
        try (Program command = Program.started(environment, call.words().toArray(String[]::new))) {
            List<String> problems = call.problems(command.exitCode(), command.output());
            return problems.isEmpty() ? problems : List.of(String.join("; ", problems) + "\n" + command.output());
        }
    }

    /** Holds the stand-in's journal against the mappings that the situation names. */
    private List<String> wronglyAnswered(Situation situation) throws InterruptedException {
        Set<String> expected = new HashSet<>(situation.mappings());
        Instant end = Instant.now().plus(PATIENCE_WITH_THE_BACKGROUND);
        while (!answered().containsAll(expected) && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        List<String> problems = new ArrayList<>();
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(answered());
        missing.forEach(name -> problems.add("has not answered: " + name));
        Set<String> unexpected = new TreeSet<>(answered());
        unexpected.removeAll(expected);
        unexpected.removeAll(AT_ANY_TIME);
        unexpected.forEach(name -> problems.add("has answered as well: " + name));
        zendesk.getAllServeEvents().stream()
                .filter(event -> !event.getWasMatched())
                .forEach(event ->
                        problems.add("nothing answers " + event.getRequest().getMethod() + " "
                                + event.getRequest().getUrl()));
        return problems;
    }

    private Set<String> answered() {
        Set<String> names = new HashSet<>();
        zendesk.getAllServeEvents().stream()
                .filter(ServeEvent::getWasMatched)
                .forEach(event -> names.add(event.getStubMapping().getName()));
        return names;
    }

    private void remember(ServeEvent event) {
        if (event.getRequest().getUrl().equals("/oauth/tokens")) {
            rest(event, PAUSE_BEFORE_A_TOKEN);
        }
        HttpHeader wait = event.getResponse().getHeaders().getHeader("Retry-After");
        if (wait.isPresent()) {
            rest(event, Duration.ofSeconds(Long.parseLong(wait.firstValue())));
        }
    }

    private void rest(ServeEvent event, Duration wait) {
        Instant end = event.getRequest().getLoggedDate().toInstant().plus(wait);
        rested = end.isAfter(rested) ? end : rested;
    }

    private void stop() {
        if (adapter != null) {
            adapter.kill();
            adapter = null;
            adapterKey = null;
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        client.close();
        zendesk.stop();
        environments.close();
    }
}
