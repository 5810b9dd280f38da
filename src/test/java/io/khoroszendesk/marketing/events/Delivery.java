package io.khoroszendesk.marketing.events;

import static io.khoroszendesk.Json.array;
import static io.khoroszendesk.Json.object;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.khoroszendesk.Json;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Khoros, as it posts events, in the form of its published samples. */
public final class Delivery {

    public static final String PATH = "/hooks/khoros";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Delivery() {}

    static Response post(Object event) {
        return postWith("Bearer " + EventsTenant.TOKEN, Json.text(event));
    }

    static Response postWith(String authorization, String body) {
        var call = given().contentType(ContentType.JSON).body(body);
        return (authorization == null ? call : call.header("Authorization", authorization)).post(PATH);
    }

    static Map<String, Object> crmError(Map<String, Object> data) {
        return object(
                "companyId",
                12345,
                "eventName",
                "error-custom-crm",
                "createdDate",
                "Thu Sep 13 09:50:25 CDT 2018",
                "eventUuid",
                UUID.randomUUID().toString(),
                "type",
                "hydrated",
                "data",
                data);
    }

    /** A report about a call that was answered with this code and these headers. */
    static Map<String, Object> report(String method, String uri, Integer code, Map<String, Object> responseHeaders) {
        Map<String, Object> call =
                object("requestMethod", method, "requestUri", uri, "responseHeaders", responseHeaders);
        if (code != null) {
            call.put("responseCode", code);
        }
        return object(
                "operation",
                "searchCustomerById-hydrateCases",
                "trackingId",
                "crm-gateway-eb5e0132-0776-4043-ba7c-a46aee73d7b6",
                "externalCall",
                call);
    }

    /** The event that a label was put on posts. */
    public static Map<String, Object> labelApplied(String label, Object... items) {
        return object(
                "companyId",
                1234,
                "eventName",
                "stream-item-label-applied",
                "createdDate",
                "Wed Apr 12 09:01:11 CDT 2017",
                "uuid",
                "9d9da3d9-c2f8-483f-bd83-b541c9b2ff29",
                "eventUuid",
                UUID.randomUUID().toString(),
                "type",
                "hydrated",
                "data",
                object("labels", label == null ? array() : array(label), "items", array(items)));
    }

    /** A post, as such an event tells of it. */
    public static Map<String, Object> tweet(String id, String handle, String authorId, String text) {
        return object(
                "sfEntityType",
                "StreamItem",
                "entityId",
                "twitter:" + id,
                "text",
                text,
                "link",
                "https://twitter.com/" + handle + "/status/" + id,
                "author",
                "Somebody called " + handle,
                "authorId",
                authorId,
                "authorLink",
                "https://twitter.com/" + handle,
                "authorScreenName",
                handle,
                "initiativeIds",
                array(5),
                "contentType",
                "post",
                "createdDate",
                "2026-05-26T18:23:31.000Z",
                "followerCount",
                "8424",
                "labels",
                "a string",
                "notes",
                array(object("text", "A note", "id", 1, "lastModifiedByuserId", "7")));
    }

    static double count(MeterRegistry metrics, String name, String... tags) {
        Counter counter = metrics.find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    public static void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        boolean met = condition.getAsBoolean();
        while (!met && Instant.now().isBefore(end)) {
            Thread.sleep(10);
            met = condition.getAsBoolean();
        }
        assertThat(met).as(what).isTrue();
    }
}
