package io.khoroszendesk.care.webhook;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Calls the adapter as Zendesk's webhook does. */
public final class SignedWebhook {

    private final String secret;
    private final String origin;

    public SignedWebhook(String secret) {
        this(secret, "");
    }

    private SignedWebhook(String secret, String origin) {
        this.secret = secret;
        this.origin = origin;
    }

    /** The same for an adapter at another address than the tests' own. */
    public SignedWebhook at(String address) {
        return new SignedWebhook(secret, address);
    }

    /** Tells of an event of a user, such as {@code name_changed}. */
    public Response tells(String type, long user) {
        String body = event(type, user);
        String now = now();
        return send(body, now, signature(now, body), UUID.randomUUID().toString());
    }

    /** Sends an event as it is, with an invocation of its own. */
    public Response tells(String body) {
        String now = now();
        return send(body, now, signature(now, body), UUID.randomUUID().toString());
    }

    Response send(String body, String timestamp, String signature, String invocation) {
        return call(body, timestamp, signature)
                .header(UserWebhookRoute.INVOCATION, invocation)
                .post(origin + "/hooks/zendesk");
    }

    /** A call without an invocation. */
    Response send(String body, String timestamp, String signature) {
        return call(body, timestamp, signature).post(origin + "/hooks/zendesk");
    }

    private static RequestSpecification call(String body, String timestamp, String signature) {
        return RestAssured.given()
                .contentType("application/json")
                .header("User-Agent", "Zendesk Webhook")
                .header(UserWebhookRoute.TIMESTAMP, timestamp)
                .header(UserWebhookRoute.SIGNATURE, signature)
                .body(body);
    }

    String signature(String timestamp, String body) {
        return WebhookSignature.of(secret, timestamp, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Zendesk's times have whole seconds; the id makes every event another one. */
    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String event(String type, long user) {
        return """
                {"account_id":1,"detail":{"created_at":"2026-11-21T10:00:00Z","email":"","external_id":"","id":"%1$d",
                "organization_id":"0","role":"end-user","updated_at":"2026-11-21T10:00:00Z"},"event":{},"id":"%3$s",
                "subject":"zen:user:%1$d","time":"2026-11-21T10:00:00Z","type":"zen:event-type:user.%2$s",
                "zendesk_event_version":"2022-06-20"}""".formatted(user, type, UUID.randomUUID());
    }
}
