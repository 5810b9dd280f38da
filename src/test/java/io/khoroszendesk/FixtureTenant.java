package io.khoroszendesk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;

/** The fixture tenant "acme" behind the Zendesk of the tests, which passes everything on to it. */
public final class FixtureTenant implements AutoCloseable {

    private final WireMockServer server;

    public FixtureTenant() {
        server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .usingFilesUnderDirectory("wiremock")
                .globalTemplating(true));
        server.start();
        ZendeskStub stub = new ZendeskStub();
        stub.isEmpty();
        stub.answers(any(anyUrl()), aResponse().proxiedFrom(server.baseUrl()));
    }

    public String url() {
        return server.baseUrl();
    }

    /** What the adapter has sent, in its order. */
    public List<LoggedRequest> requests() {
        return server.getAllServeEvents().reversed().stream()
                .map(event -> LoggedRequest.createFrom(event.getRequest()))
                .toList();
    }

    /** Sets all sequences back to their start. */
    public void begins() {
        server.resetScenarios();
        server.resetRequests();
    }

    @Override
    public void close() {
        server.stop();
    }
}
